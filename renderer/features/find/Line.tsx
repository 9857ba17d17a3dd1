// One line of the palette: what it is, what it is called, and why it was found.
import {
  IconArrowsLeftRight,
  IconBuilding,
  IconChevronRight,
  IconMessageQuestion,
  IconNote,
} from '@tabler/icons-react';
import { memo } from 'react';
import type { Hit, Why } from '../../../shared/found.ts';
import { columnOf, titleOf } from '../../../shared/model/board.ts';
import { type Card, isIntro } from '../../../shared/model/cards.ts';
import { displayName, nameOf, personOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import { partiesOf } from '../../../shared/model/intro.ts';
import { find } from '../../../shared/model/table.ts';
import { Face } from '../../ui/Face.tsx';
import { sayDay, today } from '../../ui/today.ts';
import classes from './Find.module.css';
import type { Item } from './items.ts';
import { Marked } from './Marked.tsx';

interface LineProps {
  readonly document: VouchsafeDocument;
  readonly item: Item;
}

/** Made again only for another hit: every key stroke shows the lines that are there once more, before the answer comes. */
export const Line = memo(function Line({ document, item }: LineProps) {
  if (item.is === 'hit') return <HitLine document={document} hit={item.hit} />;
  const { name, keys } = item.action;
  return <Shown sign={<IconChevronRight size={18} />} title={name} chip={keys} />;
}, isSame);

function isSame(one: LineProps, other: LineProps): boolean {
  return one.document === other.document && whatOf(one.item) === whatOf(other.item);
}

function whatOf(item: Item) {
  return item.is === 'hit' ? item.hit : item.action;
}

function HitLine({ document, hit }: { readonly document: VouchsafeDocument; readonly hit: Hit }) {
  switch (hit.table) {
    case 'people':
      return <PersonLine document={document} hit={hit} />;
    case 'firms':
      return <FirmLine hit={hit} />;
    case 'interactions':
      return <NoteLine document={document} hit={hit} />;
    case 'asks':
    case 'intros': {
      const card = find(document.asks, hit.id) ?? find(document.intros, hit.id);
      return card ? <CardLine document={document} card={card} why={hit.why} /> : <Gone />;
    }
  }
}

interface HitProps {
  readonly document: VouchsafeDocument;
  readonly hit: Hit;
}

function PersonLine({ document, hit }: HitProps) {
  const person = personOf(document, hit.id);
  if (!person) return <Gone />;
  const name = displayName(person);
  const facts = [person.title, person.firm].filter(Boolean).join(', ');
  return (
    <Shown
      sign={<Face name={name} />}
      title={marked(name, hit.why)}
      below={<Reason why={hit.why} besides={name} otherwise={facts} />}
      chip={facts && hit.why.some(({ excerpt }) => excerpt !== name) ? facts : undefined}
    />
  );
}

function CardLine({ document, card, why }: { document: VouchsafeDocument; card: Card; why: readonly Why[] }) {
  const title = titleOf(document, card);
  const people = isIntro(card) ? partiesOf(card) : [card.asker];
  const names = people.map((id) => nameOf(document, id)).join(', ');
  const Icon = isIntro(card) ? IconArrowsLeftRight : IconMessageQuestion;
  return (
    <Shown
      sign={<Icon size={18} />}
      title={marked(title, why)}
      below={<Reason why={why} besides={title} otherwise={names} />}
      chip={`${isIntro(card) ? 'intro' : 'ask'} · ${columnOf(card, today())}`}
    />
  );
}

function FirmLine({ hit }: { readonly hit: Hit }) {
  const { name = hit.id, why } = hit;
  return (
    <Shown
      sign={<IconBuilding size={18} />}
      title={marked(name, why)}
      below={<Reason why={why} besides={name} otherwise="Firm" />}
    />
  );
}

function NoteLine({ document, hit }: HitProps) {
  const note = find(document.interactions, hit.id);
  if (!note) return <Gone />;
  const why = hit.why.find(({ field }) => field === 'note');
  return (
    <Shown
      sign={<IconNote size={18} />}
      title={why ? <Marked text={why.excerpt} spans={why.spans} /> : note.text.slice(0, 120)}
      below={
        <span dir="auto">
          {nameOf(document, note.person)} · {note.kind}
        </span>
      }
      chip={sayDay(note.on)}
    />
  );
}

/** It went into the bin while the palette was open. */
function Gone() {
  return <Shown sign={null} title="No longer there" />;
}

interface ShownProps {
  readonly sign: React.ReactNode;
  readonly title: React.ReactNode;
  readonly below?: React.ReactNode;
  readonly chip?: string | undefined;
}

function Shown({ sign, title, below, chip }: ShownProps) {
  return (
    <>
      <span className={classes.sign} aria-hidden>
        {sign}
      </span>
      <span className={classes.texts}>
        <span className={classes.title} dir="auto">
          {title}
        </span>
        {below && <span className={classes.below}>{below}</span>}
      </span>
      {chip && (
        <span className={`vs-chip ${classes.chip}`} dir="auto">
          {chip}
        </span>
      )}
    </>
  );
}

/** Why it was found, unless what it is called says so already. */
function Reason({ why, besides, otherwise }: { why: readonly Why[]; besides: string; otherwise: string }) {
  const other = why.find(({ excerpt }) => excerpt !== besides);
  if (!other) return <span dir="auto">{otherwise}</span>;
  return (
    <>
      {other.field}:{' '}
      <bdi>
        <Marked text={other.excerpt} spans={other.spans} />
      </bdi>
    </>
  );
}

function marked(name: string, why: readonly Why[]): React.ReactNode {
  const answer = why.find(({ excerpt }) => excerpt === name);
  return answer ? <Marked text={name} spans={answer.spans} /> : name;
}
