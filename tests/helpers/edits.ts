// Random edits of a network, below the verbs: whatever may stand in a document, set, changed and taken out again. Two copies
// that get edits from different seeds fall out over many fields, which is what they are for.
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { add, everyRecord, type Kept, type Table } from '../../shared/model/table.ts';
import type { Random } from '../torture/random.ts';
import { Inventor } from './inventor.ts';

type Loose = Record<string, unknown>;

const FIELDS = ['name', 'firm', 'about', 'uid', 'title'];
// No whole number beyond 2^53: Automerge hands those out as BigInt, which no document of ours may hold.
const VALUES = [
  '',
  'Größe ليلى 🪸',
  '"\\\n\u0000\u2028',
  'long '.repeat(200),
  0,
  -1,
  63,
  64,
  -8_193,
  2 ** 52,
  -(2 ** 52),
  0.1,
  -2.5e-300,
  true,
  false,
  null,
];

/** An edit to be run as one change: up to three small ones, mostly to few fields of few people. */
export function randomEdit(random: Random): (document: VouchsafeDocument) => void {
  return (document) => {
    for (let i = random.int(3); i >= 0; i--) editOnce(document, random);
  };
}

function editOnce(document: VouchsafeDocument, random: Random): void {
  const people = [...everyRecord(document.people)];
  if (people.length < 4 || random.oneIn(12)) return addSomething(document, random);
  const person = random.pick(people.slice(0, 4)) as unknown as Loose & { tags: Loose };
  const [field, value] = [random.pick(FIELDS), random.pick(VALUES)];
  const edits = [
    () => {
      person[field] = value;
    },
    () => {
      delete person[field];
    },
    () => {
      person.tags[random.pick(FIELDS)] = value;
    },
    () => {
      delete person.tags[random.pick(FIELDS)];
    },
    // A map made anew under the same key: on merging, one of two whole maps wins.
    () => {
      person.alsoInFile = { [field]: value, deeper: { [random.pick(FIELDS)]: { value } } };
    },
    () => {
      person.history ??= {};
      (person.history as Loose)[random.int(1_000_000).toString(16)] = { at: random.int(1_000), words: value };
    },
    () => {
      (document.settings as Loose)[field] = value;
    },
  ];
  random.pick(edits)();
}

function addSomething(document: VouchsafeDocument, random: Random): void {
  const made = new Inventor(random);
  const people = [...everyRecord(document.people)];
  const asks = [...everyRecord(document.asks)];
  add(document.people, made.person());
  if (people.length === 0) return;
  const table = random.pick(['asks', 'intros', 'interactions'] as const);
  const record = {
    asks: () => made.ask(people),
    intros: () => made.intro(people, asks),
    interactions: () => made.interaction(people),
  };
  add(document[table] as unknown as Table<Kept>, record[table]());
}
