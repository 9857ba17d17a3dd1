// Who is in a file twice? Inside one file only certain things count: one LinkedIn profile, one UID or address with
// names that agree, or two records alike in everything. A namesake is not a repetition.
import {
  type Arrival,
  canonicalLinkedIn,
  type LeftOut,
  namesAgree,
  strongKeysOf,
} from '../../../shared/model/arrival.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { entryKey, keepUnder, pastKey, tieKey } from './tidy.ts';

/** A file of which so much is no good is not what it seems. */
const LEFT_OUT_MAX = 1_000_000;

/** The fields of which there is one each: where two records contradict, the second's is kept beside. */
const SINGLE_FIELDS = [
  'name',
  'firm',
  'title',
  'place',
  'birthday',
  'metOn',
  'note',
  'uid',
  'howMet',
  'metThrough',
  'expertise',
  'needs',
  'drumbeat',
  'closeness',
] as const;

/** Takes arrivals in file order, leaves out the nameless, and joins what is repeated to what it repeats. */
export class Gatherer {
  readonly arrivals: Arrival[] = [];
  readonly leftOut: LeftOut[] = [];
  media = 0;
  private readonly placesByKey = new Map<string, number[]>();

  leaveOut(line: number, reason: LeftOut['reason']): void {
    if (this.leftOut.length >= LEFT_OUT_MAX) throw new Refusal('file-unrecognised');
    this.leftOut.push({ line, reason });
  }

  take(arrival: Arrival, line: number): void {
    if (arrival.name === '' && arrival.firm === undefined && arrival.emails.length === 0)
      return this.leaveOut(line, 'nameless');
    const strong = strongKeysOf(arrival);
    const keys = strong.length > 0 ? strong : [`all:${JSON.stringify(arrival)}`];
    const place = this.placeOfSame(arrival, keys);
    const known = place === undefined ? undefined : this.arrivals[place];
    if (place === undefined || known === undefined) {
      this.remember(keys, this.arrivals.push(arrival) - 1);
      return;
    }
    this.leaveOut(line, 'repeated');
    this.arrivals[place] = joinArrivals(known, arrival);
    this.remember(keys, place);
  }

  private placeOfSame(arrival: Arrival, keys: readonly string[]): number | undefined {
    for (const key of keys)
      for (const place of this.placesByKey.get(key) ?? []) {
        const known = this.arrivals[place];
        if (known && isRepeated(key, known, arrival)) return place;
      }
    return undefined;
  }

  private remember(keys: readonly string[], place: number): void {
    for (const key of keys) {
      const places = this.placesByKey.get(key);
      if (!places) this.placesByKey.set(key, [place]);
      // A shared address of hundreds (info@…) need not be searched for ever.
      else if (places.length < 20 && !places.includes(place)) places.push(place);
    }
  }
}

function isRepeated(key: string, a: Arrival, b: Arrival): boolean {
  if (key.startsWith('all:') || key.startsWith('linkedin:')) return true;
  const [mine, theirs] = [profileOf(a), profileOf(b)];
  return namesAgree(a.name, b.name) && (mine === undefined || theirs === undefined || mine === theirs);
}

function profileOf(arrival: Arrival): string | undefined {
  return [arrival.uid ?? '', ...arrival.links.map((link) => link.url)].map(canonicalLinkedIn).find((url) => url);
}

/** Both together: the first one's facts stand, gaps are filled, and what contradicts is kept beside. */
export function joinArrivals(first: Arrival, second: Arrival): Arrival {
  const also = new Map(Object.entries(first.alsoInFile));
  for (const [key, value] of Object.entries(second.alsoInFile)) keepUnder(also, key, value);
  for (const field of SINGLE_FIELDS) {
    const value = second[field];
    if (value && first[field] && value !== first[field]) keepUnder(also, field, String(value));
  }
  const past = union(first.past ?? [], second.past ?? [], pastKey);
  const entries = union(first.entries ?? [], second.entries ?? [], entryKey);
  const ties = union(first.ties ?? [], second.ties ?? [], tieKey);
  return {
    ...second,
    ...first,
    name: first.name || second.name,
    emails: union(first.emails, second.emails, (email) => email.address.toLowerCase()),
    phones: union(first.phones, second.phones, (phone) => phone.number),
    links: union(first.links, second.links, (link) => link.url),
    tags: [...new Set([...first.tags, ...second.tags])],
    ...(past.length > 0 && { past }),
    ...(entries.length > 0 && { entries }),
    ...(ties.length > 0 && { ties }),
    alsoInFile: Object.fromEntries(also),
  };
}

function union<Item>(first: readonly Item[], second: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const keys = new Set(first.map(keyOf));
  return [...first, ...second.filter((item) => !keys.has(keyOf(item)))];
}
