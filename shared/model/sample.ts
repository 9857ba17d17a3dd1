// A sample network of invented people, so that an empty board can teach. It is written through the same verbs as
// everything else, marked as sample, and thrown away with one click.
import { captureAsk } from './ask.ts';
import { recordAnswer, recordAsked } from './consent.ts';
import type { VouchsafeDocument } from './document.ts';
import { addDays, type PartyId, type PersonId, type Stamp } from './identity.ts';
import { findIntro, type IntroProposal, peopleIn, proposeIntro } from './intro.ts';
import { introduce, moveCard } from './move.ts';
import { addPerson, type PersonFields } from './person.ts';
import { addPromise } from './promise.ts';
import { everyRecord, find, type Kept, type Table } from './table.ts';

const PEOPLE: readonly PersonFields[] = [
  {
    name: 'Ana Jansen',
    title: 'Founder',
    firm: 'Tidewater Health',
    place: 'Porto',
    expertise: 'care at home',
    closeness: 'well',
  },
  {
    name: 'Björn Díaz',
    title: 'Pricing consultant',
    firm: 'Díaz & Holm',
    place: 'Gothenburg',
    expertise: 'pricing',
    closeness: 'well',
  },
  { name: 'Goran Ekwueme', title: 'Partner', firm: 'Northlight Climate Fund', place: 'Lisbon', closeness: 'somewhat' },
  {
    name: 'Tomás Castell',
    title: 'Founder',
    firm: 'Kelp & Co',
    place: 'Lisbon',
    needs: 'seed investors',
    closeness: 'somewhat',
  },
  { name: 'Priya Raman', title: 'VP Engineering', firm: 'Kestrel Robotics', place: 'Leeds', closeness: 'well' },
  { name: 'Hana Weiss', title: 'Head of Product', firm: 'Kestrel Robotics', place: 'Leeds', closeness: 'hardly' },
  { name: 'Léa Varga', title: 'COO', firm: 'Lumen Ledger', place: 'Lyon', closeness: 'well' },
  { name: 'ليلى حداد', title: 'Designer', firm: 'Atelier Noor', place: 'Beirut', closeness: 'well' },
];

/** Adds the sample network and its cards. */
export function addSample(document: VouchsafeDocument, _argument: unknown, stamp: Stamp): void {
  const before = new Set(everyId(document));
  const people = PEOPLE.map((fields) => addPerson(document, fields, stamp));
  addAsks(document, people, stamp);
  addIntros(document, people, stamp);
  for (const table of tables(document))
    for (const record of everyRecord(table)) if (!before.has(record.id)) record.sample = true;
}

/** Puts all of the sample network into the bin, and what the user did with its people and with nobody else. */
export function removeSample(document: VouchsafeDocument, _argument: unknown, stamp: Stamp): void {
  const isSample = (who: PartyId) => find(document.people, who)?.sample === true;
  const put = (record: Kept) => {
    if (record.binnedAt === undefined) record.binnedAt = stamp.now;
  };
  for (const table of tables(document)) for (const record of everyRecord(table)) if (record.sample) put(record);
  for (const intro of everyRecord(document.intros)) if (peopleIn(intro).every(isSample)) put(intro);
  for (const ask of everyRecord(document.asks)) if (isSample(ask.asker)) put(ask);
  for (const interaction of everyRecord(document.interactions)) if (isSample(interaction.person)) put(interaction);
}

function addAsks(document: VouchsafeDocument, people: readonly PersonId[], stamp: Stamp): void {
  const [ana, , , tomas, , , lea] = people as PersonId[];
  captureAsk(
    document,
    { title: 'Somebody at Kestrel Robotics', brief: { what: 'A talk about their product team' } },
    stamp,
  );
  captureAsk(
    document,
    { title: 'Pricing help for Léa', ...(lea && { asker: lea }), tags: ['pricing'], due: addDays(stamp.today, 5) },
    stamp,
  );
  const shaped = captureAsk(
    document,
    {
      title: 'Seed investor, climate',
      ...(tomas && { asker: tomas }),
      tags: ['climate'],
      brief: {
        what: 'A first talk with a seed investor',
        who: 'A partner of a climate fund who has led rounds in ocean companies',
        why: 'Two pilots are signed and the round opens in spring',
        value: 'Figures of both pilots',
      },
    },
    stamp,
  );
  moveCard(document, { id: shaped, to: 'shaped' }, stamp);
  if (ana) captureAsk(document, { title: 'A CFO who knows clinics', asker: ana, kind: 'recommendation' }, stamp);
}

function addIntros(document: VouchsafeDocument, people: readonly PersonId[], stamp: Stamp): void {
  const [ana, bjorn, goran, tomas, priya, hana, lea, layla] = people as [PersonId, ...PersonId[]] & PersonId[];
  const day = (days: number) => addDays(stamp.today, days);
  const propose = (proposal: Partial<IntroProposal>) =>
    proposeIntro(
      document,
      { connector: 'me', partyA: 'me', mode: 'permission first', ...proposal } as IntroProposal,
      stamp,
    );
  propose({
    partyA: goran as PersonId,
    partyB: tomas as PersonId,
    why: 'Goran looks for ocean companies; Tomás grows kelp. Both live in Lisbon.',
  });

  const waiting = propose({
    partyA: ana,
    partyB: bjorn as PersonId,
    why: 'Ana needs a pricing mind; Björn wants health care, the field he enters next.',
  });
  recordAsked(document, { id: waiting, party: ana, channel: 'email', on: day(-9) }, stamp);
  recordAnswer(
    document,
    { id: waiting, party: ana, answer: 'yes', on: day(-8), words: 'Yes please, any day but Monday' },
    stamp,
  );
  recordAsked(document, { id: waiting, party: bjorn as PersonId, channel: 'email', on: day(-3) }, stamp);
  addPromise(document, { id: waiting, by: ana, text: 'One page of facts before the call', due: day(4) }, stamp);

  const mine = propose({
    connector: priya as PersonId,
    partyA: 'me',
    partyB: hana as PersonId,
    why: 'My move to hardware in June.',
  });
  recordAsked(document, { id: mine, party: priya as PersonId, channel: 'message', on: day(-1) }, stamp);

  const made = propose({
    partyA: lea as PersonId,
    partyB: layla as PersonId,
    why: 'Lumen Ledger needs a calmer face; Layla draws those.',
  });
  for (const party of [lea, layla] as PersonId[]) {
    recordAsked(document, { id: made, party, channel: 'email', on: day(-12) }, stamp);
    recordAnswer(document, { id: made, party, answer: 'yes', on: day(-10) }, stamp);
  }
  introduce(document, { id: made, how: 'email', on: day(-9) }, stamp);
  findIntro(document, made).tags.design = true;
}

function tables(document: VouchsafeDocument): Table<Kept>[] {
  return [document.people, document.asks, document.intros, document.interactions] as unknown as Table<Kept>[];
}

function everyId(document: VouchsafeDocument): string[] {
  return tables(document).flatMap((table) => [...everyRecord(table)].map(({ id }) => id));
}

/** True when sample people are in use. */
export function hasSample(document: VouchsafeDocument): boolean {
  return tables(document).some((table) =>
    [...everyRecord(table)].some((record) => record.sample && record.binnedAt === undefined),
  );
}
