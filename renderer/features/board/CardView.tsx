// A card: who, what it is about, and one next action, done with a click or the key `a`. A quiet card looks quiet.
import type { DraggableProvided } from '@hello-pangea/dnd';
import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { isDue, nextAction, titleOf } from '../../../shared/model/board.ts';
import { type Card, isIntro } from '../../../shared/model/cards.ts';
import { nameOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Day } from '../../../shared/model/identity.ts';
import { roleIn } from '../../../shared/model/intro.ts';
import { isOverdue, promisesOf } from '../../../shared/model/promise.ts';
import { actOn } from '../../ui/act.ts';
import { Pair } from '../../ui/Pair.tsx';
import { go, thePlace, usePlace } from '../../ui/place.ts';
import { ToSettleMark } from '../../ui/ToSettle.tsx';
import { sayAgo, sayDay, sayDays } from '../../ui/today.ts';
import classes from './CardView.module.css';

interface Props {
  readonly card: Card;
  readonly document: VouchsafeDocument;
  readonly today: Day;
  readonly running: ReadonlyMap<string, number>;
  readonly provided: DraggableProvided;
  readonly isLifted: boolean;
}

export const CardView = memo(PlainCardView, (before, after) => {
  const { card, today, running, document, provided, isLifted } = after;
  return (
    before.card === card &&
    before.provided === provided &&
    before.isLifted === isLifted &&
    before.today === today &&
    before.running.get(card.id) === running.get(card.id) &&
    isSameCast(before.document, document)
  );
});

/** True when cards that did not change say the same in both documents: all they take from elsewhere is who people are, and
 * how long a yes is good for. */
export function isSameCast(before: VouchsafeDocument, after: VouchsafeDocument): boolean {
  return before.people === after.people && before.me === after.me && before.settings === after.settings;
}

function PlainCardView({ card, document, today, running, provided, isLifted }: Props) {
  const { panel } = usePlace();
  const next = nextAction(document, card, today, running);
  const title = titleOf(document, card);
  const act = () => actOn(card, next);
  return (
    // The handle is a group, not a button: the action inside is a button of its own, and buttons do not nest.
    // biome-ignore lint/a11y/useSemanticElements: a card is no fieldset
    <div
      {...provided.draggableProps}
      {...provided.dragHandleProps}
      ref={provided.innerRef}
      role="group"
      aria-label={`${title}. ${sayDays(next.sentence)}`}
      className={classes.card}
      data-card={card.id}
      data-open={panel === card.id}
      data-lifted={isLifted}
      data-quiet={!next.mine}
      onClick={() => go({ panel: card.id })}
      onKeyDown={(event) => {
        if (event.key === 'a' && event.target === event.currentTarget && !event.ctrlKey && !thePlace().dialog) act();
      }}
    >
      <Head card={card} document={document} />
      <div className={classes.title} dir="auto">
        {title}
      </div>
      <Text card={card} />
      <div className={classes.chips}>
        <ToSettleMark card={card.id} />
        <Facts card={card} document={document} today={today} />
        <UnstyledButton
          className="vs-chip"
          data-tone={next.mine ? 'accent' : undefined}
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            act();
          }}
        >
          {sayDays(next.sentence)}
        </UnstyledButton>
      </div>
    </div>
  );
}

function Head({ card, document }: Pick<Props, 'card' | 'document'>) {
  if (!isIntro(card)) return null;
  const role = roleIn(card);
  return (
    <div className={classes.head}>
      <Pair document={document} intro={card} />
      <span className={classes.role}>
        {role === 'connector' ? 'you connect' : `via ${nameOf(document, card.connector)}`}
      </span>
    </div>
  );
}

function Text({ card }: Pick<Props, 'card'>) {
  const text = isIntro(card) ? card.why : (card.brief.what ?? card.brief.why);
  if (!text) return null;
  return (
    <div className={classes.text} dir="auto">
      {text}
    </div>
  );
}

function Facts({ card, document, today }: Pick<Props, 'card' | 'document' | 'today'>) {
  const tags = Object.keys(card.tags).slice(0, 2);
  return (
    <>
      {!isIntro(card) && card.asker !== 'me' && (
        <span className="vs-chip" dir="auto">
          asked by {nameOf(document, card.asker)}
        </span>
      )}
      {!isIntro(card) && card.kind !== 'introduction' && <span className="vs-chip">{card.kind}</span>}
      {isIntro(card) && promisesOf(card).some((promise) => isOverdue(promise, today)) && (
        <span className="vs-chip" data-tone="asked">
          promise overdue
        </span>
      )}
      {card.due && (
        <span className="vs-chip" data-tone={isDue(card, today) ? 'asked' : undefined}>
          due {sayDay(card.due)}
        </span>
      )}
      {tags.map((tag) => (
        <span className="vs-chip" key={tag} dir="auto">
          #{tag}
        </span>
      ))}
      {!isIntro(card) && card.stage === 'captured' && <span className={classes.age}>{sayAgo(card.createdAt)}</span>}
    </>
  );
}
