// What the network has round its people already: entries, former firms, ties, introductions. Each list is made when it is
// first asked for, because most files bring nothing of the kind. What the user put into the bin counts, and so stays
// there; what an undo put there counts as never having been.
import type { ArrivalEntry, PastFirm } from './arrival.ts';
import { pairKey } from './distinction.ts';
import { survivorOf, type VouchsafeDocument } from './document.ts';
import { foldFirm } from './firm-name.ts';
import type { PersonId } from './identity.ts';
import { partiesOf } from './intro.ts';
import { everyRecord, type Kept, type Table } from './table.ts';

/** Looks up what is there, by the people who stand for others after all merges. */
export class Known {
  readonly #document: VouchsafeDocument;
  #entries: Set<string> | undefined;
  #past: Set<string> | undefined;
  #ties: Set<string> | undefined;
  #intros: Set<string> | undefined;
  #undone: Set<number | undefined> | undefined;

  constructor(document: VouchsafeDocument) {
    this.#document = document;
  }

  hasEntry(person: PersonId, entry: ArrivalEntry): boolean {
    this.#entries ??= new Set(
      this.#standing(this.#document.interactions).flatMap((interaction) => {
        const who = this.who(interaction.person);
        const { uid, ...said } = interaction;
        return [`${who} ${sayEntry(said)}`, ...(uid === undefined ? [] : [`${who} ${sayEntry(interaction)}`])];
      }),
    );
    return this.#entries.has(`${person} ${sayEntry(entry)}`);
  }

  hasPast(person: PersonId, { firm, title = '' }: PastFirm): boolean {
    this.#past ??= new Set(
      this.#standing(this.#document.affiliations).map(
        (affiliation) => `${this.who(affiliation.person)} ${foldFirm(affiliation.firm)} ${affiliation.title ?? ''}`,
      ),
    );
    return this.#past.has(`${person} ${foldFirm(firm)} ${title}`);
  }

  hasTie(a: PersonId, b: PersonId): boolean {
    this.#ties ??= new Set(this.#standing(this.#document.ties).map(({ a, b }) => pairKey(this.who(a), this.who(b))));
    return this.#ties.has(pairKey(a, b));
  }

  /** True when it is on record that one introduced the other to me, or was to. */
  hasIntro(connector: PersonId, person: PersonId): boolean {
    this.#intros ??= new Set(
      this.#standing(this.#document.intros)
        .filter((intro) => partiesOf(intro).includes('me'))
        .flatMap((intro) =>
          partiesOf(intro).map((party) => `${this.who(intro.connector as PersonId)} ${this.who(party as PersonId)}`),
        ),
    );
    return this.#intros.has(`${connector} ${person}`);
  }

  /** Who a person is after all merges. */
  who(id: PersonId): PersonId {
    return survivorOf(this.#document, id);
  }

  /** True for what an undo put into the bin. */
  isUndone({ binnedAt }: Kept): boolean {
    if (binnedAt === undefined) return false;
    if (!this.#undone) {
      this.#undone = new Set();
      for (const batch of everyRecord(this.#document.batches)) this.#undone.add(batch.undoneAt).add(batch.binnedAt);
    }
    return this.#undone.has(binnedAt);
  }

  /** Records as the user left them, in the bin or not. */
  #standing<R extends Kept>(table: Table<R>): R[] {
    return [...everyRecord(table)].filter((record) => !record.sample && !this.isUndone(record));
  }
}

/** What makes two entries of one person the same. */
function sayEntry({ uid, kind, on, text }: ArrivalEntry): string {
  return uid === undefined ? `${on} ${kind} ${text}` : `uid ${uid}`;
}
