// A warm path in words: who knows whom, how well, and from where. "You know Ana well (coffee in May); Ana knows Bruno
// (from Acme)". And what is only likely, as the question that it is.

import type { Link } from './acquaintance.ts';
import { firstName } from './board.ts';
import { isSameParty, nameOf, type VouchsafeDocument } from './document.ts';
import { lastContact } from './drumbeat.ts';
import type { Day, PartyId, PersonId } from './identity.ts';
import type { ImpliedTie } from './implied.ts';
import type { Interaction } from './interaction.ts';
import type { Path } from './path.ts';
import { find } from './table.ts';

/** A person's interactions, however the caller looks them up. */
export type InteractionsOf = (person: PersonId) => Iterable<Interaction>;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A path in one sentence, without its full stop. */
export function sayPath(document: VouchsafeDocument, path: Path, interactionsOf: InteractionsOf, today: Day): string {
  let from: PartyId = path.from;
  const said = path.links.map((link) => {
    const words = sayLink(document, from, link, interactionsOf, today);
    from = link.to;
    return words;
  });
  return said.join('; ');
}

/** One step of it. */
export function sayLink(
  document: VouchsafeDocument,
  from: PartyId,
  { to, tie: id }: Link,
  interactionsOf: InteractionsOf,
  today: Day,
): string {
  const tie = id === undefined ? undefined : find(document.ties, id);
  if (from !== 'me' && to !== 'me') {
    const from_ = firstName(document, from);
    const kind = tie && (isSameParty(document, tie.a, to) ? (tie.kind ?? tie.back) : (tie.back ?? tie.kind));
    const more = [kind && `their ${kind}`, tie?.words].filter(Boolean).join('; ');
    const how = tie?.closeness === 'hardly' ? 'hardly knows' : 'knows';
    const well = tie?.closeness && tie.closeness !== 'hardly' ? ` ${tie.closeness}` : '';
    return `${from_} ${how} ${nameOf(document, to)}${well}${more && ` (${more})`}`;
  }
  const other = (from === 'me' ? to : from) as PersonId;
  const last = lastContact(interactionsOf(other), today);
  const closeness = find(document.people, other)?.closeness;
  const when = last ? ` (${last.kind} ${sayMonth(last.on, today)})` : '';
  const [you, verb, them] =
    from === 'me' ? ['You', 'know', nameOf(document, to)] : [nameOf(document, from), 'knows', 'you'];
  if (closeness === undefined)
    return from === 'me' ? `You are in touch with ${them}${when}` : `${you} is in touch with you${when}`;
  if (closeness === 'hardly') return `${you} hardly ${verb} ${them}${when}`;
  return `${you} ${verb} ${them} ${closeness}${when}`;
}

/** What is only likely, as a question. */
export function sayImplied(document: VouchsafeDocument, { a, b, why }: ImpliedTie, today: Day): string {
  const [one, other] = [nameOf(document, a), nameOf(document, b)];
  if (why.is === 'introduced')
    return `You introduced ${one} and ${other}${why.on ? ` ${sayMonth(why.on, today)}` : ''}, and it worked out: do they know each other?`;
  if (why.is === 'connected')
    return `You met ${other} through ${one}${why.on ? ` ${sayMonth(why.on, today)}` : ''}: do they know each other?`;
  const years = why.from && why.until && why.from !== why.until ? `${why.from}–${why.until}` : '';
  if (why.until === undefined)
    return `${one} and ${other} are both at ${why.firm}${why.from ? ` since ${why.from} at the latest` : ''}: do they know each other?`;
  return `${one} and ${other} were both at ${why.firm} ${years || `in ${why.until}`}: do they know each other?`;
}

/** The words that a tie gets when the answer is yes. */
export function wordsOfImplied({ why }: ImpliedTie): string {
  if (why.is !== 'colleagues') return why.is === 'introduced' ? 'introduced by me' : '';
  const years = [why.from, why.until].filter(Boolean);
  return `from ${why.firm}${years.length > 0 ? `, ${[...new Set(years)].join('–')}` : ''}`;
}

/** "in May", "in May 2024". */
function sayMonth(day: Day, today: Day): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
  return `in ${month}${day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`}`;
}
