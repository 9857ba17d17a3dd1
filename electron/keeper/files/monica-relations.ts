// Who is what to whom in a Monica export. A relationship of type "parent" says that its "of_contact" is a parent of its
// "contact_is", though the names suggest the contrary: so Monica's own pages show it. Each direction is a record of its own.
import type { Account, Contact } from './monica-account.ts';
import { nameOf, sayDate } from './monica-contact.ts';
import { type Fields, fieldIn, isTrueIn, textIn } from './monica-json.ts';
import { addTie, type Draft, keepAlso, setLine, tidyLine } from './tidy.ts';

interface Relation {
  readonly to: Contact;
  readonly kind: string;
}

/** Types that are no words as they stand, or mean more than they say: an uncle is an aunt when she is a woman. */
const WORDS: Readonly<Record<string, string>> = {
  partner: 'significant other',
  inlovewith: 'in love with',
  lovedby: 'loved by',
  ex: 'ex-partner',
  ex_husband: 'ex-spouse',
  stepparent: 'step-parent',
  uncle: 'uncle or aunt',
  nephew: 'nephew or niece',
  godfather: 'godparent',
  godson: 'godchild',
  bestfriend: 'best friend',
  protege: 'protégé',
};

/** All that a partial contact may have besides relations, and still be no more than a name in them. */
const BARE = new Set(
  (
    'first_name middle_name last_name nickname gender birthdate deceased_date is_partial is_dead is_active is_starred ' +
    'avatar number_of_views last_consulted_at distant_etag'
  ).split(' '),
);

export class Relations {
  readonly #account: Account;
  readonly #contacts: ReadonlyMap<string, Contact>;
  readonly #relations = new Map<string, Relation[]>();
  readonly #inWords: ReadonlySet<string>;

  constructor(account: Account) {
    this.#account = account;
    const known = account.contacts.filter(({ uuid }) => uuid !== '');
    this.#contacts = new Map(known.map((contact) => [contact.uuid, contact]));
    for (const { properties } of account.relationships) {
      const [from, to] = ['contact_is', 'of_contact'].map((name) => this.#contacts.get(uuidIn(properties, name)));
      if (!from || !to || from === to) continue;
      const type = textIn(properties, 'type');
      const kind = Object.hasOwn(WORDS, type) ? (WORDS[type] ?? type) : type.replaceAll('_', ' ');
      const known = this.#relations.get(from.uuid);
      if (known) known.push({ to, kind });
      else this.#relations.set(from.uuid, [{ to, kind }]);
    }
    this.#inWords = new Set(account.contacts.filter((each) => this.#isBare(each)).map(({ uuid }) => uuid));
  }

  /** True for a partial contact of whom nothing is said but whose relation they are. */
  isInWords({ uuid }: Contact): boolean {
    return this.#inWords.has(uuid);
  }

  /** Adds whom a contact knows, and who brought us together. */
  add(draft: Draft, { uuid, properties }: Contact): void {
    for (const { to, kind } of this.#relations.get(uuid) ?? [])
      if (this.isInWords(to)) keepAlso(draft, `RELATED (${kind})`, this.#words(to));
      else addTie(draft, to.uuid, kind, `RELATED (${kind})`);
    const introducer = this.#contacts.get(uuidIn(properties, 'first_met_through'));
    if (!introducer || introducer.uuid === uuid) return;
    const said = this.isInWords(introducer) ? nameOf(this.#account, introducer.properties) : introducer.uuid;
    setLine(draft, 'metThrough', said, 'First met through');
  }

  #isBare({ uuid, properties, data }: Contact): boolean {
    if (!isTrueIn(properties, 'is_partial') || data.size > 0) return false;
    if (Object.keys(properties).some((name) => !BARE.has(name) && fieldIn(properties, name) !== null)) return false;
    return (this.#relations.get(uuid) ?? []).some(({ to }) => !isTrueIn(to.properties, 'is_partial'));
  }

  /** Their name, their days, and which of the others who are only names they belong to. */
  #words({ uuid, properties }: Contact): string {
    const nickname = tidyLine(textIn(properties, 'nickname'));
    const [born, died] = [sayDate(properties, 'birthdate'), sayDate(properties, 'deceased_date')];
    const others = (this.#relations.get(uuid) ?? [])
      .filter(({ to }) => this.isInWords(to))
      .map(({ to, kind }) => `${kind}: ${nameOf(this.#account, to.properties)}`);
    const said = [
      nameOf(this.#account, properties),
      nickname && `called ${nickname}`,
      born && `born ${born}`,
      died ? `died ${died}` : isTrueIn(properties, 'is_dead') ? 'died' : '',
      ...others,
    ];
    return said.filter((word) => word !== '').join(', ');
  }
}

function uuidIn(properties: Fields, name: string): string {
  return textIn(properties, name).toLowerCase();
}
