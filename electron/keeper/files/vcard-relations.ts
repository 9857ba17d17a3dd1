// Whom a card speaks of besides its person: RELATED (RFC 6350 §6.6.6), Apple's X-ABRELATEDNAMES with its label, and what
// Evolution, Outlook, KDE, Nextcloud and Android have instead. A name stays beside the person too, as the card had it.
// Nextcloud's RELATIONSHIP is none of these: it says what the person is to the owner of the address book.
import { canonicalLinkedIn } from '../../../shared/model/arrival.ts';
import { addTie, type Draft, setLine } from './tidy.ts';
import type { ContentLine } from './vcard-lines.ts';

/** Properties whose name says what the other is. */
const KIND_BY_NAME: Readonly<Record<string, string>> = {
  'X-SPOUSE': 'spouse',
  'X-MANAGER': 'manager',
  'X-ASSISTANT': 'assistant',
  'X-EVOLUTION-SPOUSE': 'spouse',
  'X-EVOLUTION-MANAGER': 'manager',
  'X-EVOLUTION-ASSISTANT': 'assistant',
  'X-MS-SPOUSE': 'spouse',
  'X-MS-MANAGER': 'manager',
  'X-MS-ASSISTANT': 'assistant',
  'X-KADDRESSBOOK-X-SPOUSESNAME': 'spouse',
  'X-KADDRESSBOOK-X-MANAGERSNAME': 'manager',
  'X-KADDRESSBOOK-X-ASSISTANTSNAME': 'assistant',
  'X-MANAGERSNAME': 'manager',
};

/** Android's own numbers for what somebody is; nought has a word of the user's. */
const ANDROID_KINDS = [
  '',
  'assistant',
  'brother',
  'child',
  'domestic partner',
  'father',
  'friend',
  'manager',
  'mother',
  'parent',
  'partner',
  'referred by',
  'relative',
  'sister',
  'spouse',
];
const ANDROID_RELATION = 'vnd.android.cursor.item/relation';

/** Words that programs begin with a capital letter, and people do not. */
const COMMON_KINDS = new Set([...ANDROID_KINDS, 'son', 'daughter', 'husband', 'wife', 'colleague', 'agent', 'other']);

/**
 * Adds whom a property speaks of, if it is one that does. `label` is its type or label, `parts` are those of a structured
 * value. Answers true when nothing of it need be kept beside: an identity says nothing to people.
 */
export function takeRelation(
  draft: Draft,
  line: ContentLine,
  label: string,
  text: string,
  parts: readonly string[],
): boolean {
  const key = label === '' ? line.name : `${line.name} (${label})`;
  if (line.name === 'X-ANDROID-CUSTOM' && parts[0] === ANDROID_RELATION) {
    const [, name = '', type = '', word = ''] = parts;
    relate(draft, name, ANDROID_KINDS[Number(type)] || plainKind(word), key);
    return false;
  }
  if (line.name === 'RELATED') return takeRelated(draft, line, label, text, key);
  const kind = Object.hasOwn(KIND_BY_NAME, line.name) ? KIND_BY_NAME[line.name] : undefined;
  if (kind !== undefined) relate(draft, text, kind, key);
  if (line.name === 'X-ABRELATEDNAMES') relate(draft, text, plainKind(label), key);
  return false;
}

/** A UID, a LinkedIn profile, or a name in words. Any other address leads to nobody whom we could know. */
function takeRelated(draft: Draft, line: ContentLine, label: string, text: string, key: string): boolean {
  const kind = plainKind(label);
  if (kind === 'me') return false;
  const uid = /^urn:uuid:(.+)$/i.exec(text.trim())?.[1]?.toLowerCase();
  const isText = line.params.get('VALUE')?.[0]?.toLowerCase() === 'text' || !/^[a-z][a-z0-9+.-]*:/i.test(text);
  const to = uid ?? canonicalLinkedIn(text) ?? (isText ? text : '');
  relate(draft, to, kind, key);
  return uid !== undefined;
}

/** "Referred by" is no tie of theirs: it says who brought us together. */
function relate(draft: Draft, to: string, kind: string, key: string): void {
  if (kind === 'referred by') setLine(draft, 'metThrough', to, key);
  else addTie(draft, to, kind, key);
}

/** `DOMESTIC_PARTNER` and `Spouse` in plain words; a label of the user's own as it is. */
function plainKind(label: string): string {
  const plain = label.toLowerCase().replaceAll('_', ' ');
  return COMMON_KINDS.has(plain) || label === label.toUpperCase() ? plain : label;
}
