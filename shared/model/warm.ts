// "Who could introduce me to …?": the warm paths to a person, or to somebody at a firm, and beside them the few that would
// be there if two people who may know each other do. In slices, because windows wait for the same process.
import { acquaintanceOf } from './acquaintance.ts';
import { survivorOf, type VouchsafeDocument } from './document.ts';
import { firmKeys } from './firm.ts';
import type { Day, PartyId, PersonId } from './identity.ts';
import { type ImpliedTie, impliedTiesOf } from './implied.ts';
import { costsFrom, findPaths, type Path, STEPS_MAX } from './path.ts';
import { records } from './table.ts';

/** Where a path is to lead: to somebody, or to anybody who is at a firm now (its name, in any spelling). */
export type Target = { readonly person: PersonId } | { readonly firm: string };

/** A path that is there if two people know each other: it leads to the first of them, who may know the second. */
export interface Guess {
  readonly path: Path;
  readonly implied: ImpliedTie;
}

export interface WarmPaths {
  readonly paths: readonly Path[];
  readonly guesses: readonly Guess[];
}

const GUESSES_MAX = 3;

/** Finds warm paths from somebody, the best first, yielding the share that is done. */
export function* findWarmPaths(
  document: VouchsafeDocument,
  argument: { from: PartyId; to: Target; today: Day },
): Generator<number, WarmPaths> {
  const { today } = argument;
  const from = argument.from === 'me' ? 'me' : survivorOf(document, argument.from);
  const targets = targetsOf(document, argument.to);
  targets.delete(from as PersonId);
  const known = acquaintanceOf(document, today);
  yield 0.5;
  const paths = findPaths(known, from, targets);
  yield 0.7;
  const costs = costsFrom(known, new Set([from]));
  const guesses: Guess[] = [];
  const implied = impliedTiesOf(document, targets, today)
    .map((tie) => (targets.has(tie.b) ? tie : { ...tie, a: tie.b, b: tie.a }))
    .filter(({ a, b }) => targets.has(b) && !targets.has(a) && a !== from && costs.has(a))
    .sort((x, y) => (costs.get(x.a) ?? 0) - (costs.get(y.a) ?? 0) || (x.a < y.a ? -1 : 1));
  for (const tie of implied) {
    if (guesses.length >= GUESSES_MAX) break;
    const [path] = findPaths(known, from, new Set<PartyId>([tie.a]), 1);
    // It must not lead over the one to whom it is to lead.
    const isFit = path && path.links.length < STEPS_MAX && !path.links.some(({ to }) => targets.has(to as PersonId));
    if (isFit) guesses.push({ path, implied: tie });
  }
  return { paths, guesses };
}

/** Whom a target means: the person, or all who are at the firm now. */
export function targetsOf(document: VouchsafeDocument, target: Target): Set<PersonId> {
  if ('person' in target) return new Set([survivorOf(document, target.person)]);
  const keyOf = firmKeys(document);
  const key = keyOf(target.firm);
  const there = new Set<PersonId>();
  for (const { id, firm } of records(document.people)) if (firm && keyOf(firm) === key) there.add(id);
  return there;
}
