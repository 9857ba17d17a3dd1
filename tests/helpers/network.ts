// Invented networks of the sizes that benchmarks speak of: plain records from a seed, the same ones each time.
// They are made without the verbs (20,000 captures would each look for the top of the board) but in the verbs' shapes, and
// go into a vault a few hundred records a change, so that the history is not all one change.
import type { Ask } from '../../shared/model/ask.ts';
import type { Consent } from '../../shared/model/consent.ts';
import { emptyDocument, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { Entry, History } from '../../shared/model/history.ts';
import {
  type AskId,
  addDays,
  type Day,
  type InteractionId,
  type IntroId,
  type PersonId,
} from '../../shared/model/identity.ts';
import { INTERACTION_KINDS, type Interaction } from '../../shared/model/interaction.ts';
import type { Intro } from '../../shared/model/intro.ts';
import { keyBetween } from '../../shared/model/order.ts';
import { CLOSENESS, type Person } from '../../shared/model/person.ts';
import { add, everyRecord, type Kept, type Table } from '../../shared/model/table.ts';
import { type Random, randomFrom } from '../torture/random.ts';

export const SIZES = {
  S: { people: 500, asks: 50, intros: 100, interactions: 2_000 },
  M: { people: 5_000, asks: 300, intros: 1_000, interactions: 20_000 },
  L: { people: 20_000, asks: 1_000, intros: 5_000, interactions: 100_000 },
} as const;
export type Size = keyof typeof SIZES;

const TODAY: Day = '2026-11-22';
const NOW = Date.parse(`${TODAY}T10:00:00Z`);
const FIRST =
  'Ana Bruno Chiara Dmitri Élodie Fatima Goran Hana Ioana Jürgen Keiko Léa Mateusz Nadia Olu Priya Søren Zoë'.split(
    ' ',
  );
const LAST =
  'Abara Bergström Castell Díaz Ekwueme Fischer Guerra Haddad Ivanova Jansen Kowalski Lindqvist Moreau Núñez Okafor Petrov Raman Varga Weiss'.split(
    ' ',
  );
const FIRMS = 'Atelier Díaz Harbour Kestrel Lumen Northlight Orchard Quarry Saltmarsh Tidewater Umber Willow'.split(
  ' ',
);
const TRADES = 'Analytics Climate Design Finance Health Robotics Shipping Textiles Water'.split(' ');
const TITLES = 'Analyst Buyer Chair Designer Engineer Founder Investor Lawyer Nurse Partner Researcher Teacher'.split(
  ' ',
);
const PLACES = 'Beirut Gothenburg Leeds Lisbon Lyon Porto Utrecht Vilnius'.split(' ');
const WORDS =
  'about again always answer asked before bread bridge call coffee door early figure garden hands harbour help idea kind late letter light long lunch market meeting money morning name needs north offer paper people pilot plan price question quiet river round school seed share ship short story street summer table talk team thanks thing time train trust value visit walk water week winter words work year young'.split(
    ' ',
  );
const TAGS = 'climate design health kelp pricing seed shipping'.split(' ');
const STAGES: readonly Intro['stage'][] = [
  'proposed',
  'proposed',
  'permission',
  'permission',
  'permission',
  'ready',
  'introduced',
  'follow-up',
  'closed',
  'closed',
];

/** A network of a size. The same seed gives the same network, whatever else was made before. */
export function networkOf(size: Size, seed = 7): VouchsafeDocument {
  return networkWith(SIZES[size], seed);
}

/** A network with so many records of each kind. */
export function networkWith(
  counts: { people: number; asks: number; intros: number; interactions: number },
  seed = 7,
): VouchsafeDocument {
  const made = new Maker(randomFrom(seed));
  const document = emptyDocument();
  document.me = { name: 'Mo Sample', email: 'mo@example.org', firm: 'Sample & Daughters', title: 'Founder' };
  document.settings = { rehearsedAt: NOW };
  const people = times(counts.people, () => made.person());
  const asks = times(counts.asks, () => made.ask(people));
  const intros = times(counts.intros, () => made.intro(people, asks));
  for (const person of people) add(document.people, person);
  for (const ask of asks) add(document.asks, ask);
  for (const intro of intros) add(document.intros, intro);
  for (let i = 0; i < counts.interactions; i++) add(document.interactions, made.interaction(people));
  return document;
}

/** Verbs that together make this network in an empty document, `most` records each. */
export function verbsMaking(network: VouchsafeDocument, most = 400): ((document: VouchsafeDocument) => void)[] {
  const verbs: ((document: VouchsafeDocument) => void)[] = [
    (document) => void Object.assign(document.me, network.me),
    (document) => void Object.assign(document.settings, network.settings),
  ];
  for (const name of ['people', 'asks', 'intros', 'interactions'] as const) {
    const records = [...everyRecord(network[name] as unknown as Table<Kept>)];
    for (let at = 0; at < records.length; at += most) {
      const some = structuredClone(records.slice(at, at + most));
      verbs.push((document) => {
        for (const record of some) add(document[name] as unknown as Table<Kept>, record);
      });
    }
  }
  return verbs;
}

/** Rows of a LinkedIn export, as a file's bytes. Everybody has a profile, one in fifty an address. */
export function linkedInFile(rows: number, seed = 7): Uint8Array {
  const made = new Maker(randomFrom(seed));
  const lines = times(rows, (i) => {
    const { name, firm, title, metOn } = made.person();
    const [first, ...last] = name.split(' ');
    const email = i % 50 === 0 ? `${slugOf(name)}${i}@example.org` : '';
    const url = `https://www.linkedin.com/in/${slugOf(name)}-${i}`;
    return [first, last.join(' '), url, email, firm, title, sayConnected(metOn ?? TODAY)]
      .map((cell) => `"${cell}"`)
      .join(',');
  });
  const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
  return new TextEncoder().encode(`Notes:\n"About missing addresses"\n\n${header}\n${lines.join('\n')}\n`);
}

/** Makes records one after the other; what comes later may speak of what came before. */
class Maker {
  readonly #random: Random;
  #lowest: string | undefined;

  constructor(random: Random) {
    this.#random = random;
  }

  person(): Person {
    const { int, pick, oneIn } = this.#random;
    const [name, firm, title] = [`${pick(FIRST)} ${pick(LAST)}`, `${pick(FIRMS)} ${pick(TRADES)}`, pick(TITLES)];
    const id = this.#id() as PersonId;
    const profile = `https://www.linkedin.com/in/${slugOf(name)}-${id.slice(0, 6)}`;
    return {
      id,
      createdAt: this.#instant(),
      name,
      firm,
      title,
      place: pick(PLACES),
      emails: { [`${slugOf(name)}.${id.slice(0, 4)}@example.org`]: 'work' },
      phones: { [`+44 20 7946 ${String(int(10_000)).padStart(4, '0')}`]: 'mobile' },
      links: { [profile]: 'LinkedIn' },
      tags: oneIn(3) ? { [pick(TAGS)]: true } : {},
      metOn: this.#day(),
      about: this.#text(300),
      closeness: pick(CLOSENESS),
      fromFile: { name, firm, title },
      uid: profile,
    };
  }

  ask(people: readonly Person[]): Ask {
    const { pick, oneIn, int } = this.#random;
    const brief = { what: this.#text(200), who: this.#text(100), why: this.#text(120), value: this.#text(80) };
    const stage = oneIn(4) ? 'closed' : oneIn(3) ? 'shaped' : 'captured';
    return {
      id: this.#id() as AskId,
      createdAt: this.#instant(),
      title: this.#text(30 + int(20)),
      asker: oneIn(3) ? 'me' : pick(people).id,
      kind: 'introduction',
      stage,
      order: this.#top(),
      brief: oneIn(3) && stage === 'captured' ? { what: brief.what } : brief,
      tags: oneIn(2) ? { [pick(TAGS)]: true } : {},
      ...(oneIn(5) && { due: addDays(TODAY, int(30)) }),
      ...(stage === 'closed' && { outcome: 'worked out', closedAt: this.#instant() }),
      history: this.#history(['captured', 'edited']),
    };
  }

  intro(people: readonly Person[], asks: readonly Ask[]): Intro {
    const { pick, oneIn, int } = this.#random;
    const [partyA, partyB, other] = [pick(people).id, pick(people).id, pick(people).id];
    const [stage, iConnect] = [pick(STAGES), !oneIn(3)];
    const isAnswered = !['proposed', 'permission'].includes(stage);
    const consent = (): Consent =>
      isAnswered || (stage === 'permission' && oneIn(2))
        ? { answer: 'yes', askedOn: this.#day(), channel: 'email', answeredOn: this.#day() }
        : { answer: stage === 'permission' ? 'asked' : 'unasked' };
    const [a, b, connector] = iConnect ? [partyA, partyB, 'me' as const] : ['me' as const, partyB, other];
    return {
      id: this.#id() as IntroId,
      createdAt: this.#instant(),
      ...(oneIn(3) && asks.length > 0 && { ask: pick(asks).id }),
      connector,
      partyA: a,
      partyB: b,
      mode: 'permission first',
      stage,
      order: this.#top(),
      why: this.#text(160),
      gainA: this.#text(60),
      gainB: this.#text(60),
      consents: { [a]: consent(), [b]: consent(), [connector]: consent() },
      promises: {},
      thanks: {},
      tags: oneIn(2) ? { [pick(TAGS)]: true } : {},
      ...((stage === 'introduced' || stage === 'follow-up') && {
        how: 'email' as const,
        introducedOn: addDays(TODAY, -int(15)),
        followUpOn: addDays(TODAY, stage === 'introduced' ? 5 + int(10) : -int(5)),
      }),
      ...(stage === 'closed' && { outcome: 'worked out' as const, closedAt: this.#instant() }),
      history: this.#history(['proposed', 'edited', 'asked', 'answered', 'asked', 'answered', 'edited', 'moved']),
    };
  }

  interaction(people: readonly Person[]): Interaction {
    const { pick } = this.#random;
    const id = this.#id() as InteractionId;
    const [person, kind] = [pick(people).id, pick(INTERACTION_KINDS)];
    return { id, createdAt: this.#instant(), person, kind, on: this.#day(), text: this.#text(120) };
  }

  #history(what: readonly Entry['what'][]): History {
    const entries = what.map(
      (each): Entry => ({ id: this.#id(), at: this.#instant(), device: 'study laptop', what: each }),
    );
    return Object.fromEntries(entries.map((entry) => [entry.id, entry]));
  }

  /** Newest on top, as the verbs do it. */
  #top(): string {
    this.#lowest = keyBetween(undefined, this.#lowest);
    return this.#lowest;
  }

  #text(length: number): string {
    let text = this.#random.pick(WORDS);
    while (text.length < length) text += ` ${this.#random.pick(WORDS)}`;
    return text.slice(0, length).trim();
  }

  #id(): string {
    return Array.from({ length: 8 }, () => this.#random.int(65_536).toString(16).padStart(4, '0')).join('');
  }

  #day(): Day {
    return addDays(TODAY, -this.#random.int(2_000));
  }

  #instant(): number {
    return NOW - this.#random.int(60_000_000) * 1_000;
  }
}

function times<Made>(count: number, make: (index: number) => Made): Made[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^a-zA-Z]+/g, '')
    .toLowerCase();
}

function sayConnected(day: Day): string {
  const [year, month = 1, date] = day.split('-').map(Number);
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return `${String(date).padStart(2, '0')} ${months[month - 1]} ${year}`;
}
