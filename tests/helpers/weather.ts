// Networks that real verbs made, whatever came: every kind of record, edits, merges, bins, imports, undone and redone
// changes, hostile words. Everything follows from a seed. What a verb refuses has changed nothing, and does not matter here.
import type { Arrival } from '../../shared/model/arrival.ts';
import { ASK_KINDS, captureAsk, editAsk } from '../../shared/model/ask.ts';
import { COLUMNS } from '../../shared/model/board.ts';
import { bin, restore, snoozeCard } from '../../shared/model/cards.ts';
import { ANSWERS, recordAnswer, recordAsked } from '../../shared/model/consent.ts';
import { distinguish } from '../../shared/model/distinction.ts';
import { TABLE_NAMES, type VouchsafeDocument } from '../../shared/model/document.ts';
import { addAffiliation, describeFirm, editAffiliation } from '../../shared/model/firm.ts';
import { addDays, type PartyId, type PersonId } from '../../shared/model/identity.ts';
import { planImport, takeIn } from '../../shared/model/import.ts';
import { addInteraction, editInteraction, INTERACTION_KINDS } from '../../shared/model/interaction.ts';
import { CHANNELS, editIntro, MODES, nameParty, proposeIntro } from '../../shared/model/intro.ts';
import { rememberMapping } from '../../shared/model/mapping.ts';
import { editMe, editSettings, noteRehearsal } from '../../shared/model/me.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { closeAsk, closeIntro, introduce, moveCard } from '../../shared/model/move.ts';
import { OUTCOMES } from '../../shared/model/outcome.ts';
import { addPerson, CLOSENESS, editPeople, editPerson } from '../../shared/model/person.ts';
import { addPromise, settlePromise } from '../../shared/model/promise.ts';
import { addSample, removeSample } from '../../shared/model/sample.ts';
import { find } from '../../shared/model/table.ts';
import { recordThanks } from '../../shared/model/thanks.ts';
import { editTie, recordTie } from '../../shared/model/tie.ts';
import type { Edit } from '../../shared/model/undo.ts';
import { editView, saveView } from '../../shared/model/view.ts';
import { Refusal } from '../../shared/refusal.ts';
import { Story, TODAY } from '../shared/story.ts';
import { type Random, randomFrom } from '../torture/random.ts';
import { type Gust, insider, one, type Verb, WORDS } from './gusts.ts';
import { captureGusts, undoingBatch } from './weather-capture.ts';
import { factGusts } from './weather-facts.ts';

const NAMES = [
  'Ana Jansen',
  'Björn Díaz',
  'Priya Raman',
  'משה כהן',
  '<script>alert(1)</script>',
  '李娜',
  "O'Neil & Co",
];

/** A network after so many steps of weather. */
export function weatheredNetwork(seed: number, steps = 120): VouchsafeDocument {
  let last: VouchsafeDocument | undefined;
  for (last of weathering(seed, steps));
  return last ?? new Story().document;
}

/** The same, as it stands after each step. */
export function* weathering(seed: number, steps: number): Generator<VouchsafeDocument> {
  const random = randomFrom(seed);
  const story = new Story();
  for (const name of NAMES) story.person(name);
  const undo: (readonly Edit[])[] = [];
  for (let step = 0; step < steps; step++) {
    story.today = addDays(TODAY, step >> 4);
    try {
      const edits = random.oneIn(9) ? undo.pop() : undefined;
      const undoing = edits && random.oneIn(2) ? undoingBatch(edits) : undefined;
      if (undoing) story.change(undoing);
      else if (edits) story.takeBack(edits);
      else story.change(anyGust(story.document, random));
      if (!edits || random.oneIn(2)) undo.push(story.edits);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    yield story.document;
  }
}

const GUSTS: readonly Gust[] = [...personGusts(), ...cardGusts(), ...factGusts(), ...captureGusts(), ...aroundGusts()];

/** One step of any weather. */
export const anyGust: Gust = (document, random) => random.pick(GUSTS)(document, random);

function personGusts(): readonly Gust[] {
  const fields = ({ pick, oneIn }: Random) => ({
    name: pick([...NAMES, ...WORDS]),
    firm: pick(['', 'Acme, Inc.', ...WORDS]),
    title: pick(WORDS),
    emails: oneIn(2) ? { [pick(['ana@tide.example', '__proto__', 'constructor', ''])]: pick(WORDS) } : {},
    phones: oneIn(3) ? { '+44 20 7946 0000': 'work' } : {},
    links: oneIn(3) ? { 'https://tide.example/"><i>': '' } : {},
    tags: oneIn(2) ? [pick(WORDS)] : [],
    birthday: pick(['', '1980-02-29', '--02-29']),
    metOn: pick(['', TODAY]),
    about: pick(WORDS),
    closeness: pick([...CLOSENESS, '' as const]),
    noAsksUntil: pick(['', TODAY]),
    drumbeat: pick([0, 30, 365]),
    ...(oneIn(3) && {
      neverLeaves: [pick(['*', 'about', 'emails', 'interactions', 'ties', 'emails/ana@tide.example'])],
    }),
  });
  const arrival = ({ pick }: Random): Arrival => ({
    name: pick(NAMES),
    firm: pick(WORDS),
    emails: [{ address: pick(['ana@tide.example', 'bjorn@tide.example']), label: 'work' }],
    phones: [],
    links: [],
    tags: [pick(WORDS)],
    note: pick(WORDS),
    alsoInFile: { [pick(WORDS)]: pick(WORDS) },
  });
  return [
    (_, random) => (d, s) => addPerson(d, fields(random), s),
    (document, random) => {
      const id = one<PersonId>(document, 'people', random);
      return (d) => editPerson(d, { id, changes: fields(random) });
    },
    (document, random) => {
      const [a, b] = [one<PersonId>(document, 'people', random), one<PersonId>(document, 'people', random)];
      return (d, s) => editPeople(d, { ids: [a, b], changes: { addTags: [random.pick(WORDS)], drumbeat: 7 } }, s);
    },
    (document, random) => {
      const [keep, other] = [one<PersonId>(document, 'people', random), one<PersonId>(document, 'people', random)];
      return (d, s) => mergePeople(d, { keep, other, takeFromOther: ['name', 'about'] }, s);
    },
    (document, random) => {
      const steps = planImport(document, [arrival(random), arrival(random)]);
      return (d, s) => takeIn(d, steps, s);
    },
    (document, random) => {
      const person = one<PersonId>(document, 'people', random);
      const { pick, oneIn } = random;
      const said = { kind: pick(INTERACTION_KINDS), on: TODAY, text: pick(WORDS), neverLeaves: oneIn(3) || undefined };
      return (d, s) => addInteraction(d, { person, ...said }, s);
    },
    (document, random) => {
      const id = one<never>(document, 'interactions', random);
      return (d) => editInteraction(d, { id, changes: { text: random.pick(WORDS), neverLeaves: random.oneIn(2) } });
    },
  ];
}

function cardGusts(): readonly Gust[] {
  const ask = (document: VouchsafeDocument, { pick, oneIn }: Random) => ({
    title: pick(WORDS),
    asker: oneIn(2) ? ('me' as const) : one<PersonId>(document, 'people', { pick, oneIn } as Random),
    kind: pick(ASK_KINDS),
    due: pick(['', TODAY]),
    tags: [pick(WORDS)],
    brief: { what: pick(WORDS), who: pick(WORDS), why: pick(WORDS), blurb: pick(WORDS) },
  });
  const onIntro =
    (verb: (id: never, party: PartyId, random: Random, document: VouchsafeDocument) => Verb) =>
    (document: VouchsafeDocument, random: Random) => {
      const id = one<never>(document, 'intros', random);
      return verb(id, insider(document, id, random), random, document);
    };
  return [
    (document, random) => (d, s) => captureAsk(d, ask(document, random), s),
    (document, random) => (d, s) =>
      editAsk(d, { id: one<never>(document, 'asks', random), changes: ask(document, random) }, s),
    (document, random) => (d, s) =>
      closeAsk(d, { id: one<never>(document, 'asks', random), outcome: random.pick(OUTCOMES), words: 'so' }, s),
    ...Array.from({ length: 3 }, () => (document: VouchsafeDocument, random: Random): Verb => {
      const { pick, oneIn } = random;
      const [a, b] = [one<PersonId>(document, 'people', random), one<PersonId>(document, 'people', random)];
      const asked = oneIn(3) ? one<never>(document, 'asks', random) : undefined;
      const who = oneIn(3) ? { connector: a, partyA: 'me' as const } : { connector: 'me' as const, partyA: a };
      const more = { ...(oneIn(3) && { offered: true as const }), why: pick(WORDS), mode: pick(MODES), ask: asked };
      return (d, s) => proposeIntro(d, { ...who, partyB: oneIn(5) ? undefined : b, ...more }, s);
    }),
    onIntro((id, party) => (d, s) => nameParty(d, { id, party }, s)),
    onIntro(
      (id, _, { pick }) =>
        (d, s) =>
          editIntro(d, { id, changes: { why: pick(WORDS), names: pick(WORDS), due: TODAY, tags: [pick(WORDS)] } }, s),
    ),
    onIntro(
      (id, party, { pick }) =>
        (d, s) =>
          recordAsked(d, { id, party, channel: pick(CHANNELS), on: TODAY }, s),
    ),
    onIntro(
      (id, party, { pick }) =>
        (d, s) =>
          recordAnswer(d, { id, party, answer: pick(ANSWERS), on: TODAY, until: TODAY, words: pick(WORDS) }, s),
    ),
    onIntro(
      (id, _, { pick }) =>
        (d, s) =>
          introduce(d, { id, how: pick(CHANNELS), on: TODAY, override: true }, s),
    ),
    onIntro(
      (id, _, { pick }) =>
        (d, s) =>
          closeIntro(d, { id, outcome: pick(OUTCOMES), override: true }, s),
    ),
    onIntro(
      (id, by, { pick }) =>
        (d, s) =>
          addPromise(d, { id, by, text: pick(WORDS), due: TODAY }, s),
    ),
    onIntro((id, _, { pick }, document) => {
      const promise = pick([...Object.keys(find(document.intros, id)?.promises ?? {}), 'none']);
      return (d, s) => settlePromise(d, { id, promise, state: pick(['open', 'kept', 'let go']) }, s);
    }),
    onIntro(
      (id, party, { pick }) =>
        (d, s) =>
          recordThanks(d, { id, party, thanks: pick(['sent', 'waived']) }, s),
    ),
    onIntro(
      (id, party) => (d, s) =>
        noteMessage(
          d,
          { id, moment: 'thanks', parties: [party], channel: 'email', subject: 'Thanks', words: 'Dear all' },
          s,
        ),
    ),
    (document, random) => {
      const id = one<string>(document, random.oneIn(2) ? 'asks' : 'intros', random);
      return (d, s) => moveCard(d, { id, to: random.pick(COLUMNS), override: true }, s);
    },
    (document, random) => (d, s) =>
      snoozeCard(d, { id: one<string>(document, 'asks', random), until: random.pick(['', TODAY]) }, s),
  ];
}

function aroundGusts(): readonly Gust[] {
  return [
    (document, random) => {
      const [a, b] = [one<PersonId>(document, 'people', random), one<PersonId>(document, 'people', random)];
      return (d, s) => recordTie(d, { a, b, kind: random.pick(WORDS), closeness: random.pick(CLOSENESS) }, s);
    },
    (document, random) => (d) =>
      editTie(d, { id: one<never>(document, 'ties', random), changes: { back: 'report', words: random.pick(WORDS) } }),
    (document, random) => (d, s) =>
      distinguish(d, { a: one<PersonId>(document, 'people', random), b: one<PersonId>(document, 'people', random) }, s),
    (_, random) => (d, s) =>
      describeFirm(
        d,
        { name: random.pick(['Acme', 'Tide']), changes: { about: random.pick(WORDS), aliases: ['A'] } },
        s,
      ),
    (document, random) => (d, s) =>
      addAffiliation(d, { person: one<PersonId>(document, 'people', random), firm: 'Acme', from: '2019-04' }, s),
    (document, random) => (d) =>
      editAffiliation(d, { id: one<never>(document, 'affiliations', random), changes: { until: '2021', from: '' } }),
    (_, random) => (d, s) => saveView(d, { name: random.pick(WORDS), shows: '{"sort":"name"}' }, s),
    (document, random) => (d) => editView(d, { id: one<never>(document, 'views', random), changes: { name: 'dusty' } }),
    (_, random) => (d, s) => rememberMapping(d, [{ name: random.pick(WORDS), field: 'name' }], s),
    (_, random) => (d) => editMe(d, { name: random.pick(WORDS), about: random.pick(['', 'pricing']) }),
    (_, random) => (d) => editSettings(d, { followUpDays: 1 + random.int(100) }),
    () => (d, s) => noteRehearsal(d, undefined, s),
    (_, random) => (d, s) => (random.oneIn(3) ? removeSample : addSample)(d, undefined, s),
    (document, random) => {
      const table = random.pick(TABLE_NAMES);
      return (d, s) => (random.oneIn(3) ? restore : bin)(d, { table, ids: [one(document, table, random)] }, s);
    },
  ];
}
