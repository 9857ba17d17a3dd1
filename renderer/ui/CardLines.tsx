// Cards as lines: faces, title, where each stands, what is next. A click opens the card on the board.
import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { columnOf, nextAction, runningByAsk, titleOf } from '../../shared/model/board.ts';
import { type Card, isIntro } from '../../shared/model/cards.ts';
import { nameOf } from '../../shared/model/document.ts';
import { useDocument } from '../vouchsafe.ts';
import classes from './CardLines.module.css';
import { Face } from './Face.tsx';
import { Pair } from './Pair.tsx';
import { go } from './place.ts';
import { sayDays, useToday } from './today.ts';

export function CardLines({ cards }: { readonly cards: readonly Card[] }) {
  const document = useDocument();
  const today = useToday();
  const running = useMemo(() => runningByAsk(document), [document]);
  return (
    <ul className={classes.cards}>
      {cards.map((card) => {
        const next = nextAction(document, card, today, running);
        return (
          <li key={card.id}>
            <UnstyledButton
              className={classes.card}
              // A double click in the list before opens the page with its first half; the other half is not meant for us.
              onClick={({ detail }) => detail < 2 && go({ screen: { is: 'board' }, panel: card.id, dialog: undefined })}
            >
              <span className={classes.faces}>
                {isIntro(card) ? (
                  <Pair document={document} intro={card} />
                ) : (
                  <Face name={nameOf(document, card.asker)} me={card.asker === 'me'} />
                )}
              </span>
              <span className={classes.title} dir="auto">
                {titleOf(document, card)}
              </span>
              <span className={classes.stage}>
                {isIntro(card) ? 'intro' : 'ask'} · {columnOf(card, today)}
              </span>
              <span className="vs-chip" data-tone={next.mine ? 'accent' : undefined}>
                {sayDays(next.sentence)}
              </span>
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}
