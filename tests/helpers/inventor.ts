// Inventing one record of a network: a person, an ask, an introduction, an interaction, each as full as real ones are.
// Everything follows from the chance that it is given; what comes later may speak of what came before.
import type { Ask } from '../../shared/model/ask.ts';
import type { Entry, History } from '../../shared/model/history.ts';
import {
  type AskId,
  addDays,
  type Day,
  type InteractionId,
  type IntroId,
  type PartyId,
  type PersonId,
} from '../../shared/model/identity.ts';
import { INTERACTION_KINDS, type Interaction } from '../../shared/model/interaction.ts';
import type { Intro } from '../../shared/model/intro.ts';
import { keyBetween } from '../../shared/model/order.ts';
import { CLOSENESS, type Person } from '../../shared/model/person.ts';
import type { Random } from '../torture/random.ts';

type EntryFacts = Partial<Entry> & Pick<Entry, 'what'>;

/** The day on which everything was invented. */
export const TODAY: Day = '2026-11-22';
export const NOW = Date.parse(`${TODAY}T10:00:00Z`);
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

/** Makes records one after the other. */

export class Inventor {
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
      history: this.#history([{ what: 'captured' }, { what: 'edited', fields: 'what' }]),
    };
  }

  intro(people: readonly Person[], asks: readonly Ask[]): Intro {
    const { pick, oneIn, int } = this.#random;
    const [partyA, partyB, other] = [pick(people).id, pick(people).id, pick(people).id];
    const [stage, iConnect] = [pick(STAGES), !oneIn(3)];
    const isAnswered = !['proposed', 'permission'].includes(stage);
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
      promises: {},
      tags: oneIn(2) ? { [pick(TAGS)]: true } : {},
      ...((stage === 'introduced' || stage === 'follow-up') && {
        how: 'email' as const,
        introducedOn: addDays(TODAY, -int(15)),
        followUpOn: addDays(TODAY, stage === 'introduced' ? 5 + int(10) : -int(5)),
      }),
      ...(stage === 'closed' && { outcome: 'worked out' as const, closedAt: this.#instant() }),
      history: this.#history([
        { what: 'proposed' },
        { what: 'edited', fields: 'why' },
        ...(stage === 'proposed' ? [] : [a, b].flatMap((party, n) => this.#consent(party, isAnswered || n === 0))),
        { what: 'edited', fields: 'gainA' },
        { what: 'moved', from: 'permission', to: 'ready' },
      ]),
    };
  }

  interaction(people: readonly Person[]): Interaction {
    const { pick } = this.#random;
    const id = this.#id() as InteractionId;
    const [person, kind] = [pick(people).id, pick(INTERACTION_KINDS)];
    return { id, createdAt: this.#instant(), person, kind, on: this.#day(), text: this.#text(120) };
  }

  #consent(party: PartyId, isAnswered: boolean): EntryFacts[] {
    const asked: EntryFacts = { what: 'asked', party, on: this.#day(), channel: 'email' };
    return isAnswered ? [asked, { what: 'answered', party, on: this.#day(), answer: 'yes' }] : [asked];
  }

  #history(facts: readonly EntryFacts[]): History {
    const from = this.#instant();
    const entries = facts.map(
      (each, n): Entry => ({ ...each, id: this.#id(), at: from + n * 60_000, device: 'study laptop' }),
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

/** A name as it stands in addresses. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^a-zA-Z]+/g, '')
    .toLowerCase();
}
