// Firm and place on their way out. What their file said of them in full (departments, streets) goes out with them while it
// still fits; one that the user has replaced since goes out as ours only, or an address book would show both as true.
import type { Person } from '../../../../shared/model/person.ts';
import { tidyLine } from '../tidy.ts';
import { MARK } from '../vcard-ours.ts';
import type { CardLines } from './content-lines.ts';
import { addKeptParts, type Kept, partsOf } from './vcard-also.ts';

type KeptParts = Kept & { readonly parts: readonly string[] };

/** Writes ORG, and answers with the keys of what was kept and went out with it. */
export function addFirms(card: CardLines, person: Person, beside: readonly Kept[]): string[] {
  const firm = tidyLine(person.firm ?? '');
  if (firm === '') return [];
  const all = keptParts(beside, 'ORG').filter(({ parts }) => (parts[0] ?? '') !== '' && saysMore(parts, firm));
  const own = all.find(({ parts, count }) => parts[0] === firm && count === 1);
  if (!own) card.addParts('ORG', [firm]);
  const isStale = ({ parts }: KeptParts) => person.fromFile?.firm === parts[0] && parts[0] !== firm;
  const rest = all.filter((kept) => kept !== own && !isStale(kept));
  return addInOrder(card, own ? [own, ...rest] : rest);
}

/** Writes the place and all addresses, and answers with the keys of what was kept and went out so. */
export function addPlaces(card: CardLines, person: Person, beside: readonly Kept[]): string[] {
  const place = tidyLine(person.place ?? '');
  const all = keptParts(beside, 'ADR').filter(({ parts }) => parts.some((part) => part !== ''));
  // An address would bring back a place that the user took out.
  if (place === '')
    return addInOrder(
      card,
      all.filter(({ parts }) => placeOf(parts) === ''),
    );
  const own = all.find(({ parts, count }) => placeOf(parts) === place && count === 1);
  if (!own) card.addParts('ADR', ['', '', '', place, '', '', ''], { [MARK]: 'place' });
  const isStale = ({ parts }: KeptParts) =>
    person.fromFile?.place === placeOf(parts) && person.fromFile.place !== place && placeOf(parts) !== '';
  const rest = all.filter((kept) => kept !== own && !isStale(kept));
  return addInOrder(card, own ? [own, ...rest] : rest);
}

/** Town, region and country, as the reader makes a place of them. */
function placeOf(parts: readonly string[]): string {
  const [, , , town = '', region = '', , country = ''] = parts;
  return tidyLine([...new Set([town, region, country])].filter((part) => part !== '').join(', '));
}

function saysMore(parts: readonly string[], firm: string): boolean {
  return parts.filter((part) => part !== '').length > 1 || parts[0] !== firm;
}

function keptParts(beside: readonly Kept[], property: string): KeptParts[] {
  const own = beside.filter((kept) => kept.property === property);
  return own.flatMap((kept) => {
    const parts = partsOf(kept.value);
    return parts ? [{ ...kept, parts }] : [];
  });
}

/** A reader numbers what is alike anew, so that the second can only go out after the first. */
function addInOrder(card: CardLines, all: readonly KeptParts[]): string[] {
  const counts = new Map<string, number>();
  const keys: string[] = [];
  for (const kept of all) {
    if (kept.count !== (counts.get(kept.base) ?? 0) + 1) continue;
    counts.set(kept.base, kept.count);
    addKeptParts(card, kept, kept.parts);
    keys.push(kept.key);
  }
  return keys;
}
