// What stories about the model are told with: a network whose verbs run as the keeper runs them (through Immer, whole or
// not at all), and whose edits are built as the keeper builds them for undo.
import { enablePatches, produceWithPatches } from 'immer';
import type { AskFields } from '../../shared/model/ask.ts';
import { captureAsk } from '../../shared/model/ask.ts';
import { type Board, boardOf, COLUMNS, type Column, columnOf } from '../../shared/model/board.ts';
import { type Card, findCard } from '../../shared/model/cards.ts';
import { type Answer, recordAnswer, recordAsked } from '../../shared/model/consent.ts';
import { emptyDocument, TABLE_NAMES, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { AskId, Day, IntroId, PartyId, PersonId, Stamp } from '../../shared/model/identity.ts';
import { findIntro, type Intro, type IntroProposal, proposeIntro } from '../../shared/model/intro.ts';
import { addPerson, type PersonFields } from '../../shared/model/person.ts';
import type { Broken } from '../../shared/model/rules.ts';
import { everyRecord, type Kept, type Table } from '../../shared/model/table.ts';
import { type Edit, takeBack } from '../../shared/model/undo.ts';
import { Refusal } from '../../shared/refusal.ts';
import { stampAt } from '../helpers/stamp.ts';

enablePatches();

export const TODAY = '2026-11-22';
const EMPTY = emptyDocument();

export class Story {
  document: VouchsafeDocument = EMPTY;
  today: Day = TODAY;
  edits: readonly Edit[] = [];

  /** Runs a verb as one change. A refusal leaves the document as it was. */
  change<Value>(verb: (document: VouchsafeDocument, stamp: Stamp) => Value): Value {
    let value: Value | undefined;
    const stamp = stampAt(this.today);
    const [document, patches] = produceWithPatches(this.document, (draft) => {
      value = verb(draft as VouchsafeDocument, stamp);
    });
    const before = this.document;
    this.edits = patches.map(({ path, value: after }) => ({
      path: path.map(String),
      before: valueAt(before, path),
      after,
    }));
    this.document = document;
    return value as Value;
  }

  /** Takes a change back; `edits` are then what redo takes back. */
  takeBack(edits: readonly Edit[]): void {
    this.change((document, stamp) => takeBack(document, edits, stamp));
  }

  person(name: string, fields: PersonFields = {}): PersonId {
    return this.change((document, stamp) => addPerson(document, { name, ...fields }, stamp));
  }

  ask(fields: AskFields): AskId {
    return this.change((document, stamp) => captureAsk(document, fields, stamp));
  }

  /** An introduction through me, unless it says otherwise. */
  propose(proposal: Partial<IntroProposal>): IntroId {
    const whole = { connector: 'me', mode: 'permission first', ...proposal } as IntroProposal;
    return this.change((document, stamp) => proposeIntro(document, whole, stamp));
  }

  asked(id: IntroId, party: PartyId, on: Day = this.today): void {
    this.change((document, stamp) => recordAsked(document, { id, party, channel: 'email', on }, stamp));
  }

  answered(id: IntroId, party: PartyId, answer: Answer, more: { until?: Day; words?: string; on?: Day } = {}): void {
    const { on = this.today, ...rest } = more;
    this.change((document, stamp) => recordAnswer(document, { id, party, answer, on, ...rest }, stamp));
  }

  intro(id: string): Intro {
    return findIntro(this.document, id);
  }

  card(id: string): Card {
    return findCard(this.document, id);
  }

  column(id: string): Column {
    return columnOf(this.card(id), this.today);
  }

  board(): Board {
    return boardOf(this.document, this.today);
  }
}

/** The refusal with which something ends; anything else that is thrown passes through. */
export function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The rules that something breaks. */
export function brokenOf(work: () => unknown): readonly Broken[] {
  const refusal = refusalOf(work);
  if (refusal.code !== 'board-rule') throw new Error(`refused as ${refusal.code}`);
  return refusal.details as readonly Broken[];
}

/** Every record of a document, in the bin or not. */
export function recordsIn(document: VouchsafeDocument): Kept[] {
  return TABLE_NAMES.flatMap((name) => [...everyRecord(document[name] as Table<Kept>)]);
}

/** What breaks the laws of the document: undefined, arrays, functions, numbers that JSON does not know. */
export function unlawful(value: unknown, path = ''): string[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path}: ${String(value)}`];
  return Object.entries(value).flatMap(([key, each]) => unlawful(each, `${path}/${key}`));
}

/** How often each card of the document shows on the board. */
export function showings(document: VouchsafeDocument, today: Day): Map<string, number> {
  const { columns } = boardOf(document, today);
  const counts = new Map<string, number>();
  for (const column of COLUMNS) for (const { id } of columns[column]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  // Own keys only: every object inherits a `constructor`, and somebody may be tagged with that word.
  const own = (holder: unknown, key: string | number) =>
    typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key) ? Reflect.get(holder, key) : undefined;
  return path.reduce<unknown>(own, value);
}
