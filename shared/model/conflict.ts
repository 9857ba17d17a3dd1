// Where two laptops changed the same thing at once, and both is kept (sync/PROTOCOL.md Y57–Y64): what there is to settle,
// where it belongs, and what joins two texts or two sets. Which values stand is Automerge's to say; nothing is decided here.
import { survivorOf, TABLE_NAMES, type VouchsafeDocument } from './document.ts';
import type { Instant, PersonId } from './identity.ts';
import { find } from './table.ts';

/** Who wrote something: the laptop's name, undefined for what was written before it was paired; when, by its own clock. */
export interface Writing {
  readonly laptop: string | undefined;
  readonly isHere: boolean;
  readonly at: Instant;
}

/** One of several values of a field. */
export interface Standing extends Writing {
  readonly value: unknown;
}

/** The values of a field that stand beside each other; the first is the one that is shown everywhere else. */
export interface FieldConflict {
  readonly kind: 'field';
  readonly path: readonly string[];
  readonly values: readonly Standing[];
}

/** Two sets that were begun at once: what only the other holds. */
export interface SetConflict {
  readonly kind: 'set';
  readonly path: readonly string[];
  readonly missing: Readonly<Record<string, unknown>>;
  readonly other: Writing;
}

/** A record that one laptop put into the bin while another changed it. It lies in the bin, with the change in it. */
export interface BinConflict {
  readonly kind: 'bin';
  /** The record's. */
  readonly path: readonly string[];
  /** What was changed, as paths inside the record. */
  readonly changed: readonly (readonly string[])[];
  readonly binnedBy: Writing;
  readonly changedBy: Writing;
}

export type Conflict = FieldConflict | SetConflict | BinConflict;

/** Fields of which nobody could say which is right, or in which it does not matter: the order of cards, moments of the clock. */
const QUIET = ['order', 'createdAt', 'closedAt', 'binnedAt', 'undoneAt', 'rehearsedAt', 'uid'];
/** What imports note for themselves. */
const QUIET_SETS = ['fromFile'];

/** True where Automerge's winner stands and nobody is asked. */
export function isQuiet(path: readonly string[]): boolean {
  if (QUIET_SETS.includes(path[3] ?? '') && path.length > 4) return true;
  return path.at(-2) !== 'brief' && QUIET.includes(path.at(-1) ?? '') && path.length <= 4;
}

/** Where something to settle is shown: on a card, with people, with a firm, or in the settings. */
export type Place =
  | { readonly card: string }
  | { readonly people: readonly PersonId[] }
  | { readonly firm: string }
  | { readonly settings: true };

/** The place of a conflict. Who was merged into somebody is shown as the one who stayed. */
export function placeOf(document: VouchsafeDocument, { path }: Pick<Conflict, 'path'>): Place {
  const [part, , id = ''] = path;
  switch (part) {
    case 'asks':
    case 'intros':
      return { card: id };
    case 'people':
      return { people: [survivorOf(document, id)] };
    case 'interactions':
    case 'affiliations': {
      const person = (part === 'interactions' ? find(document.interactions, id) : find(document.affiliations, id))
        ?.person;
      return person ? { people: [survivorOf(document, person)] } : { settings: true };
    }
    case 'ties': {
      const tie = find(document.ties, id);
      return tie ? { people: [survivorOf(document, tie.a), survivorOf(document, tie.b)] } : { settings: true };
    }
    case 'firms': {
      const firm = find(document.firms, id);
      return firm ? { firm: firm.name } : { settings: true };
    }
    default:
      return { settings: true };
  }
}

/** How many path keys lead to a record, or to a part that is no table. */
export function recordDepth(path: readonly string[]): 1 | 3 {
  return (TABLE_NAMES as readonly string[]).includes(path[0] ?? '') ? 3 : 1;
}

/** A key for a path. Keys of sets may hold anything but line breaks of their own, so those are escaped. */
export function pathKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

/** Texts that may run over lines, and those that stand in one: both can be joined. All else is chosen. */
const LONG = [
  ...['what', 'who', 'why', 'whyConnector', 'connectorUpside', 'targetUpside', 'hesitation', 'value', 'blurb', 'terms'],
  ...['vouch', 'approach', 'outcomeWords', 'source', 'declinedFor', 'gainA', 'gainB', 'names', 'text', 'words', 'body'],
  ...['howMet', 'expertise', 'needs', 'about'],
];
const SHORT = ['title', 'name', 'firm', 'place', 'metThroughName', 'jobRole', 'jobFirm', 'subject', 'kind', 'back'];

/** Whether the values of a field are texts that can be joined: over lines, in one line, or not at all. */
export function joining({ path, values }: FieldConflict): 'lines' | 'line' | undefined {
  if (!values.every(({ value }) => typeof value === 'string') || path.at(-2) === 'history') return undefined;
  const field = path.at(-1) ?? '';
  if (LONG.includes(field) || path[3] === 'alsoInFile') return 'lines';
  // An ask's kind is one of a list; a tie's is any words.
  return SHORT.includes(field) && !(field === 'kind' && path[0] !== 'ties') ? 'line' : undefined;
}

/** Both texts as one, to be edited: the first, then whatever lines of the others it lacks. */
export function joinTexts(conflict: FieldConflict): string {
  const texts = conflict.values.map(({ value }) => String(value).trim());
  if (joining(conflict) === 'line') {
    const parts = texts.filter(
      (text, n) => !texts.some((other, m) => other.includes(text) && (other !== text || m < n)),
    );
    return parts.join(' / ');
  }
  const lines = (texts[0] ?? '').split('\n');
  for (const text of texts.slice(1)) {
    const more = text.split('\n').filter((line) => !lines.some((known) => known.trim() === line.trim()));
    lines.push(...more);
  }
  return lines.join('\n').trim();
}
