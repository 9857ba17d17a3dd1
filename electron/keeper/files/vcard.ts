// vCard files of every version to arrivals, card by card. Bad cards cost nobody but themselves.
// Groups of people become tags of their members; they are nobody themselves.
import type { Arrival, FileReading } from '../../../shared/model/arrival.ts';
import { asUtf8 } from './decode.ts';
import { Gatherer } from './repeats.ts';
import { addTag, arrivalOf, keepAlso, newDraft } from './tidy.ts';
import { takeProperties } from './vcard-fields.ts';
import { type ContentLine, contentLines, type RawCard, splitCards } from './vcard-lines.ts';
import { splitOurs, takeOurs } from './vcard-ours.ts';

/** Nobody's card says so much; who writes one wants to keep us busy. */
const PROPERTIES_MAX = 20_000;

/** Group name → the UIDs of its members. */
type Groups = Map<string, Set<string>>;

/** Reads all cards of a file (RFC 6350, RFC 2426, vCard 2.1), yielding after each the share of the file that is done. */
export function* readVcards(bytes: Uint8Array): Generator<number, FileReading> {
  const text = asUtf8(bytes).toString('latin1');
  const gathered = new Gatherer();
  const groups: Groups = new Map();
  for (const card of splitCards(text)) {
    if (card.isStray) gathered.leaveOut(card.line, 'malformed');
    else takeCard(gathered, groups, card);
    yield card.end / text.length;
  }
  const arrivals = tagMembers(gathered.arrivals, groups);
  return { kind: 'vcard', arrivals, leftOut: gathered.leftOut, media: gathered.media };
}

function takeCard(gathered: Gatherer, groups: Groups, card: RawCard): void {
  const { lines, junk } = contentLines(card);
  if (lines.every(({ name, value }) => name === 'VERSION' || value.trim() === ''))
    return gathered.leaveOut(card.line, junk.length > 0 ? 'malformed' : 'empty');
  if (lines.length > PROPERTIES_MAX) return gathered.leaveOut(card.line, 'malformed');
  const group = readGroup(lines);
  if (group) {
    if (group.members.length === 0) gathered.leaveOut(card.line, 'empty');
    const members = groups.get(group.name) ?? new Set();
    for (const uid of group.members) members.add(uid);
    groups.set(group.name, members);
    return;
  }
  const draft = newDraft();
  const { theirs, ours } = splitOurs(lines);
  gathered.media += takeProperties(draft, theirs);
  keepAlso(draft, 'Unreadable lines', junk.join('\n'));
  gathered.take(takeOurs(arrivalOf(draft), ours, lines), card.line);
}

/** A card of KIND group (RFC 6350 §6.1.4), or Apple's older form of it. */
function readGroup(lines: readonly ContentLine[]): { name: string; members: string[] } | undefined {
  const isGroup = lines.some(
    ({ name, value }) => /^(X-ADDRESSBOOKSERVER-)?KIND$/.test(name) && /^\s*group\s*$/i.test(value),
  );
  if (!isGroup) return undefined;
  const members = lines.filter(({ name }) => /^(X-ADDRESSBOOKSERVER-)?MEMBER$/.test(name));
  const name = lines.find((line) => line.name === 'FN')?.value ?? '';
  return {
    name,
    members: members.map(({ value }) =>
      value
        .trim()
        .replace(/^urn:uuid:/i, '')
        .toLowerCase(),
    ),
  };
}

function tagMembers(arrivals: readonly Arrival[], groups: Groups): readonly Arrival[] {
  if (groups.size === 0) return arrivals;
  const tagsByUid = new Map<string, string[]>();
  for (const [name, members] of groups)
    for (const uid of members) {
      const tags = tagsByUid.get(uid);
      if (tags) tags.push(name);
      else tagsByUid.set(uid, [name]);
    }
  return arrivals.map((arrival) => {
    const draft = newDraft();
    for (const tag of [...arrival.tags, ...(tagsByUid.get(arrival.uid ?? '') ?? [])]) addTag(draft, tag, 'CATEGORIES');
    return {
      ...arrival,
      tags: [...draft.tags],
      alsoInFile: { ...Object.fromEntries(draft.also), ...arrival.alsoInFile },
    };
  });
}
