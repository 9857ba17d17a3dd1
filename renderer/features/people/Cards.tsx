// The asks and introductions in which a person has a part: the open ones first, each with what is next.
import { Text, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { columnOf, nextAction, runningByAsk, titleOf } from '../../../shared/model/board.ts';
import { type Card, isIntro } from '../../../shared/model/cards.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { cardsOf } from '../../../shared/model/ledger.ts';
import type { Person } from '../../../shared/model/person.ts';
import { Face } from '../../ui/Face.tsx';
import { Pair } from '../../ui/Pair.tsx';
import { go } from '../../ui/place.ts';
import { useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Cards.module.css';
import { Part } from './Part.tsx';

export function Cards({ person }: { readonly person: Person }) {
  const document = useDocument();
  const today = useToday();
  const { asks, intros } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  const cards = useMemo((): Card[] => {
    const theirs = cardsOf(document, person.id);
    const isOpen = (card: Card) => (card.stage === 'closed' ? 1 : 0);
    return [...theirs.intros, ...theirs.asks].sort((a, b) => isOpen(a) - isOpen(b) || b.createdAt - a.createdAt);
  }, [asks, intros, person.id]);
  const running = useMemo(() => runningByAsk(document), [document]);
  return (
    <Part title="Asks and introductions">
      {cards.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet. Know somebody whom they should meet?
        </Text>
      ) : (
        <ul className={classes.cards}>
          {cards.map((card) => (
            <li key={card.id}>
              <UnstyledButton className={classes.card} onClick={() => openCard(card)}>
                <span className={classes.faces}>
                  {isIntro(card) ? (
                    <Pair document={document} intro={card} />
                  ) : (
                    <Asker document={document} card={card} />
                  )}
                </span>
                <span className={classes.title} dir="auto">
                  {titleOf(document, card)}
                </span>
                <span className={classes.stage}>{stageOf(card, today)}</span>
                <Next document={document} card={card} today={today} running={running} />
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

interface NextProps {
  readonly document: VouchsafeDocument;
  readonly card: Card;
  readonly today: string;
  readonly running: ReadonlyMap<string, number>;
}

function Next({ document, card, today, running }: NextProps) {
  const next = nextAction(document, card, today, running);
  return (
    <span className="vs-chip" data-tone={next.mine ? 'accent' : undefined}>
      {next.sentence}
    </span>
  );
}

function Asker({
  document,
  card,
}: {
  readonly document: VouchsafeDocument;
  readonly card: Exclude<Card, { connector: unknown }>;
}) {
  return <Face name={nameOf(document, card.asker)} me={card.asker === 'me'} />;
}

function stageOf(card: Card, today: string): string {
  const column = columnOf(card, today);
  return `${isIntro(card) ? 'intro' : 'ask'} · ${column}`;
}

function openCard(card: Card): void {
  go({ screen: { is: 'board' }, panel: card.id, dialog: undefined });
}
