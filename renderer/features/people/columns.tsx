// What stands in each column of the table of people. Plain elements only, because dozens of rows are made in a frame.
import { displayName } from '../../../shared/model/document.ts';
import { type Beat, beatOf, sayDrumbeat, sayRhythm } from '../../../shared/model/drumbeat.ts';
import type { Day } from '../../../shared/model/identity.ts';
import type { PeopleFacts } from '../../../shared/model/people-facts.ts';
import type { PeopleColumn } from '../../../shared/model/people-table.ts';
import type { Person } from '../../../shared/model/person.ts';
import { sayBirthday } from '../../ui/birthday.ts';
import { Face } from '../../ui/Face.tsx';
import type { GridColumn } from '../../ui/Grid.tsx';
import { sayNumber } from '../../ui/saying.ts';
import { ToSettleMark } from '../../ui/ToSettle.tsx';
import { dayOf, sayDay } from '../../ui/today.ts';
import { Closeness } from './Closeness.tsx';
import classes from './columns.module.css';
import { COLUMN_TITLES } from './words.ts';

/** The least width in pixels, and the share of what is left over. */
const WIDTHS: Readonly<Record<PeopleColumn, readonly [least: number, share: number]>> = {
  firm: [104, 1.5],
  title: [92, 1.5],
  place: [72, 1],
  tags: [100, 1.5],
  closeness: [114, 0.3],
  lastContact: [100, 0.3],
  drumbeat: [150, 0.6],
  openCards: [92, 0.3],
  email: [160, 1.4],
  phone: [136, 0.8],
  birthday: [136, 0.3],
  metOn: [100, 0.3],
  metThrough: [124, 0.9],
  addedOn: [100, 0.3],
};

const TAGS_SHOWN = 2;

/** The chosen columns behind the name. */
export function columnsOf(chosen: readonly PeopleColumn[], facts: PeopleFacts, today: Day): GridColumn<Person>[] {
  const name: GridColumn<Person> = { key: 'name', title: 'Name', width: [164, 2], cell: Name };
  const others = chosen.map((column) => ({
    key: column,
    title: COLUMN_TITLES[column],
    width: WIDTHS[column],
    cell: (person: Person) => cellOf(column, person, facts, today),
  }));
  return [name, ...others];
}

function Name(person: Person) {
  const name = displayName(person);
  return (
    <>
      <span aria-hidden className={classes.face}>
        <Face name={name} />
      </span>
      <bdi className={classes.name}>{name}</bdi>
      <ToSettleMark person={person.id} />
    </>
  );
}

function cellOf(column: PeopleColumn, person: Person, facts: PeopleFacts, today: Day): React.ReactNode {
  switch (column) {
    case 'firm':
      return person.firm && <Firm name={person.firm} />;
    case 'title':
    case 'place':
      return text(person[column]);
    case 'tags':
      return <Tags tags={Object.keys(person.tags)} />;
    case 'closeness':
      return <Closeness closeness={person.closeness} />;
    case 'lastContact':
      return day(facts.lastContact.get(person.id));
    case 'drumbeat':
      return <Drumbeat beat={beatOf(person, facts.lastContact.get(person.id), today, facts.tagBeats)} />;
    case 'openCards':
      return <OpenCards open={facts.openCards.get(person.id)} />;
    case 'email':
      return <First of={Object.keys(person.emails)} />;
    case 'phone':
      return <First of={Object.keys(person.phones)} />;
    case 'birthday':
      return text(sayBirthday(person.birthday));
    case 'metOn':
      return day(person.metOn);
    case 'metThrough':
      return text(facts.metThrough.get(person.id));
    case 'addedOn':
      return day(dayOf(person.createdAt));
  }
}

function text(words: string | undefined) {
  return words && <bdi className={classes.text}>{words}</bdi>;
}

function day(on: Day | undefined) {
  return on && <span className={classes.number}>{sayDay(on)}</span>;
}

function Firm({ name }: { readonly name: string }) {
  return (
    <bdi className={classes.link} data-link title={`Open ${name}`}>
      {name}
    </bdi>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span className={classes.tags}>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <bdi key={tag} className="vs-chip">
          {tag}
        </bdi>
      ))}
      <More tags={tags} shown={1} />
      <More tags={tags} shown={TAGS_SHOWN} />
    </span>
  );
}

/** How many more there are; a narrow column shows one tag less, and says one more. */
function More({ tags, shown }: { readonly tags: readonly string[]; readonly shown: number }) {
  const others = tags.slice(shown);
  if (others.length === 0) return null;
  return (
    <span className={classes.more} data-shown={shown} title={others.join(', ')}>
      +{others.length}
    </span>
  );
}

function Drumbeat({ beat }: { readonly beat: Beat | undefined }) {
  if (!beat) return null;
  const rhythm = sayRhythm(beat.rhythm);
  return beat.late > 0 ? (
    <span className="vs-chip" data-tone={beat.hurts ? 'no' : 'asked'} title={rhythm}>
      Missed by {sayNumber(beat.late)} d
    </span>
  ) : (
    <span className={classes.text} title={rhythm}>
      {sayDrumbeat(beat.rhythm.ideal)}
    </span>
  );
}

function OpenCards({ open }: { readonly open: { readonly asks: number; readonly intros: number } | undefined }) {
  if (!open) return null;
  const parts = [
    open.intros > 0 && `${open.intros} intro${open.intros > 1 ? 's' : ''}`,
    open.asks > 0 && `${open.asks} ask${open.asks > 1 ? 's' : ''}`,
  ];
  return <span className={classes.text}>{parts.filter(Boolean).join(', ')}</span>;
}

function First({ of: [first, ...others] }: { readonly of: readonly string[] }) {
  if (first === undefined) return null;
  return (
    <>
      <bdi className={classes.text}>{first}</bdi>
      {others.length > 0 && <span className={classes.more}>+{others.length}</span>}
    </>
  );
}
