// What a cell does to the person of its row, for every meaning that a column may have. Formats only say which column means
// what. What cannot be taken for certain is kept beside under the column's name; nothing is dropped in silence.
import { createHash } from 'node:crypto';
import { canonicalLinkedIn } from '../../../shared/model/arrival.ts';
import type { ColumnField } from '../../../shared/model/columns.ts';
import { readEvery, readPrivate } from './answers.ts';
import { DAY_FIELDS, type DayColumns } from './day-columns.ts';
import type { NamePart, Said } from './names.ts';
import type { PlacePart } from './places.ts';
import {
  addEmail,
  addLink,
  addPhone,
  addTag,
  addTie,
  type Draft,
  keepAlso,
  setLine,
  setText,
  tidyLine,
} from './tidy.ts';

/** What one column of a table means. */
export interface Meaning {
  readonly field: ColumnField;
  /** What kind of address, number, link or relation its values are. */
  readonly label?: string;
  /** The column that tells the label in each row. */
  readonly labelAt?: number;
  /** Said together with the values of these other columns, if one of them has any. */
  readonly saidWith?: readonly number[];
  /** Columns of one postal address share a group. */
  readonly group?: string;
  /** A value that every row has and that says nothing. */
  readonly mute?: RegExp;
}

/** A person in the making, and what can only be put together when the whole row is read. */
export interface RowDraft {
  readonly draft: Draft;
  readonly said: Said[];
  readonly places: PlacePart[];
}

/** One cell that holds something. */
export interface Cell extends RowDraft {
  readonly value: string;
  readonly column: string;
  readonly label: string;
  readonly meaning: Meaning;
  readonly days: DayColumns;
  /** What tells this table's own numbers from those of other tables. */
  readonly scope: string;
}

/** Google joins values so; a line break in a cell does too. No pattern here may look twice at the same letter. */
const JOINTS = /:::|\n/;
const TAG_JOINTS = /:::|[;,|\n]/;
const PHONE_JOINTS = /:::|\n|;(?!ext)|,(?= ?\+)/;
const ADDRESS = /^[^@]+@[^@]+$/;
const AROUND_ADDRESSES = /(?:[\s<>,;"()[\]]|:::|mailto:)+/i;
/** The group in which Google and Android put everybody. */
const SYSTEM_GROUP = /^my ?contacts$/i;

const TAKE: Readonly<Record<ColumnField, (cell: Cell) => void>> = {
  name: (cell) => sayName(cell, 'name'),
  prefix: (cell) => sayName(cell, 'prefix'),
  'given name': (cell) => sayName(cell, 'given'),
  'additional name': (cell) => sayName(cell, 'additional'),
  'family name': (cell) => sayName(cell, 'family'),
  suffix: (cell) => sayName(cell, 'suffix'),
  nickname: (cell) => sayName(cell, 'other'),
  firm: ({ draft, value, column }) => setLine(draft, 'firm', value, column),
  title: ({ draft, value, column }) => setLine(draft, 'title', value, column),
  department: keep,
  'e-mail': takeEmails,
  phone: takePhones,
  'web address': takeLinks,
  address: sayPlace,
  town: sayPlace,
  region: sayPlace,
  country: sayPlace,
  birthday: takeDay,
  'met on': takeDay,
  'last contact': takeDay,
  'how we met': ({ draft, value, column }) => setText(draft, 'howMet', value, column),
  'met through': ({ draft, value, column }) => setLine(draft, 'metThrough', value, column),
  knows: takeTies,
  'good at': ({ draft, value, column }) => setText(draft, 'expertise', value, column),
  'looks for': ({ draft, value, column }) => setText(draft, 'needs', value, column),
  note: ({ draft, value }) => void draft.notes.push(value),
  tags: takeTags,
  drumbeat: takeDrumbeat,
  private: takePrivate,
  identity: takeIdentity,
  'keep beside': keep,
  'leave out': () => undefined,
};

/** Lets a cell say what it says. */
export function takeCell(cell: Cell): void {
  if (!cell.meaning.mute?.test(tidyLine(cell.value))) TAKE[cell.meaning.field](cell);
}

function sayName({ said, value, column }: Cell, part: NamePart): void {
  said.push({ part, value: tidyLine(value), column });
}

function sayPlace(cell: Cell): void {
  cell.places.push({
    field: cell.meaning.field,
    group: cell.meaning.group ?? '',
    value: cell.value,
    column: keyOf(cell),
  });
}

/** A column whose rows tell what it is about is kept under that. */
function keep({ draft, value, column, label, meaning }: Cell): void {
  keepAlso(draft, meaning.labelAt === undefined ? column : label || column, value);
}

/** `a@x.example; b@x.example`, or `Ana Díaz <a@x.example>`, whose name is one more that Ana goes by. */
function takeEmails(cell: Cell): void {
  const { draft, said, value, label, column } = cell;
  const pieces = value.split(AROUND_ADDRESSES).filter((piece) => piece !== '');
  const addresses = pieces.filter((piece) => ADDRESS.test(piece));
  const rest = pieces.filter((piece) => !ADDRESS.test(piece)).join(' ');
  const isNamed = addresses.length === 1 && /^[^<>]*<[^<>]*>$/.test(value.trim()) && !rest.includes('@');
  if (addresses.length === 0 || (rest !== '' && !isNamed)) return addEmail(draft, value, label, keyOf(cell));
  for (const address of addresses) addEmail(draft, address, label, keyOf(cell));
  if (rest !== '') said.push({ part: 'other', value: tidyLine(rest), column });
}

function takePhones(cell: Cell): void {
  for (const number of cell.value.split(PHONE_JOINTS))
    if (/\d/.test(number)) addPhone(cell.draft, number, cell.label, keyOf(cell));
    else keepAlso(cell.draft, keyOf(cell), number);
}

/** A profile's address in the one form of all; whatever words stand behind it are kept too. */
function takeLinks(cell: Cell): void {
  for (const piece of cell.value.split(JOINTS)) {
    const link = tidyLine(piece);
    const profile = canonicalLinkedIn(link);
    const isPlain = profile === undefined || (cell.meaning.labelAt !== undefined && cell.label !== '');
    addLink(cell.draft, profile ?? link, isPlain ? cell.label : 'LinkedIn', keyOf(cell));
    if (profile !== undefined && link.includes(' ')) keepAlso(cell.draft, keyOf(cell), link);
  }
}

/** Google has who referred somebody among their relations. */
function takeTies(cell: Cell): void {
  const { draft, value, label, column } = cell;
  for (const piece of value.split(JOINTS))
    if (/^referred by$/i.test(label)) setLine(draft, 'metThrough', piece, keyOf(cell));
    else addTie(draft, piece, label || column, keyOf(cell));
}

function takeTags({ draft, value, column }: Cell): void {
  for (const piece of value.split(value.includes(':::') ? JOINTS : TAG_JOINTS)) {
    const tag = tidyLine(piece).replace(/^\* ?/, '');
    if (!SYSTEM_GROUP.test(tag)) addTag(draft, tag, column);
  }
}

function takeDay(cell: Cell): void {
  const field = DAY_FIELDS.find((known) => known === cell.meaning.field);
  if (field) cell.days.take(cell.draft, field, cell.value, cell.column);
}

function takeDrumbeat({ draft, value, column }: Cell): void {
  const days = readEvery(value);
  if (days === undefined || draft.facts.drumbeat !== undefined) keepAlso(draft, column, value);
  else draft.facts.drumbeat = days;
}

/** What is not clearly a "no" is a "yes": better private by mistake than told by mistake. */
function takePrivate({ draft, value, column }: Cell): void {
  const answer = readPrivate(value);
  if (answer !== false) draft.facts.isPrivate = true;
  if (answer === undefined) keepAlso(draft, column, value);
}

/** An identity that is one everywhere, or a number that is one within its own table only. */
function takeIdentity({ draft, value, column, scope }: Cell): void {
  const own = tidyLine(value)
    .replace(/^urn:uuid:/i, '')
    .toLowerCase();
  const uid = canonicalLinkedIn(own) ?? (/^[\w-]{16,}$|[@:]/.test(own) ? own : `${own} (${scope})`);
  if (/[\d@:]/.test(own)) setLine(draft, 'uid', uid, column);
  else keepAlso(draft, column, value);
}

/** A name for a table's own numbering, the same for every table with these columns. */
export function scopeOf(names: readonly string[]): string {
  return `table ${createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 8)}`;
}

/** The name under which a value is kept that no field takes, with what its row says it is. */
function keyOf({ column, label, meaning }: Cell): string {
  return meaning.labelAt === undefined || label === '' ? column : `${column} (${label})`;
}
