// Warm paths: over whom somebody could be introduced to a person, or to somebody at a firm. The strongest and shortest
// first, several of them, none with a loop. Work is bounded: a few paths of a few steps, whatever the network.
// Yen's way of finding several: each next path leaves a known one at some step. The cost of what is left to the target
// is known beforehand, so each search goes straight there. Must not know what a link is, only what it costs.
import type { Acquaintance, Link } from './acquaintance.ts';
import { Heap } from './heap.ts';
import type { PartyId } from './identity.ts';

/** A path from one to the other. */
export interface Path {
  readonly from: PartyId;
  readonly links: readonly Link[];
  readonly cost: number;
}

export const PATHS_MAX = 5;
/** Nobody is introduced over more people than this. */
export const STEPS_MAX = 6;

interface Search {
  readonly known: Acquaintance;
  readonly targets: ReadonlySet<PartyId>;
  readonly left: ReadonlyMap<PartyId, number>;
}

/** Up to `most` paths without loops, the best first; equals by fewer steps, then by whom they lead over. */
export function findPaths(
  known: Acquaintance,
  from: PartyId,
  to: ReadonlySet<PartyId>,
  most: number = PATHS_MAX,
): Path[] {
  const targets = new Set([...to].filter((each) => each !== from));
  if (targets.size === 0 || most < 1) return [];
  const search: Search = { known, targets, left: costsFrom(known, targets) };
  const paths: Path[] = [];
  const others = new Map<string, Path>();
  let next = bestFrom(search, { from, links: [], cost: 0 }, new Set());
  while (next) {
    paths.push(next);
    if (paths.length >= most) break;
    for (const other of branches(search, next, paths)) others.set(keyOf(other), other);
    next = [...others.values()].sort(compare)[0];
    if (next) others.delete(keyOf(next));
  }
  return paths;
}

/** The cost from everybody to the nearest of some, over nobody else of them: who is at Acme needs nobody else at Acme. */
export function costsFrom(known: Acquaintance, targets: ReadonlySet<PartyId>): Map<PartyId, number> {
  const costs = new Map<PartyId, number>();
  const open = new Heap<{ who: PartyId; cost: number }>((a, b) => a.cost - b.cost);
  for (const who of targets) open.push({ who, cost: 0 });
  for (let at = open.pop(); at; at = open.pop()) {
    if (costs.has(at.who)) continue;
    costs.set(at.who, at.cost);
    for (const { to, cost } of known.get(at.who) ?? [])
      if (!costs.has(to) && !targets.has(to)) open.push({ who: to, cost: at.cost + cost });
  }
  return costs;
}

/** The best ways that leave a path at one of its steps and are none of the paths that are known. */
function branches(search: Search, path: Path, paths: readonly Path[]): Path[] {
  return path.links.flatMap((_, at) => {
    const root = rootOf(path, at);
    const taken = new Set<PartyId>();
    for (const known of paths) {
      const link = known.links[at];
      if (link && root.links.every(({ to }, n) => known.links[n]?.to === to)) taken.add(link.to);
    }
    return bestFrom(search, root, taken) ?? [];
  });
}

function rootOf({ from, links }: Path, length: number): Path {
  const root = links.slice(0, length);
  return { from, links: root, cost: root.reduce((sum, { cost }) => sum + cost, 0) };
}

interface Reached {
  readonly who: PartyId;
  readonly steps: number;
  readonly cost: number;
  readonly before: Reached | undefined;
  readonly by: Link | undefined;
}

/** The best path that begins with a root, touches nobody of it again, and whose next step leads to none of `taken`. */
function bestFrom({ known, targets, left }: Search, root: Path, taken: ReadonlySet<PartyId>): Path | undefined {
  const closed = new Set<PartyId>([root.from, ...root.links.map(({ to }) => to)]);
  const start = root.links.at(-1)?.to ?? root.from;
  const fewest = new Map<PartyId, number>();
  const estimate = ({ who, cost }: Reached) => cost + (left.get(who) ?? 0);
  const open = new Heap<Reached>((a, b) => estimate(a) - estimate(b) || a.steps - b.steps || (a.who < b.who ? -1 : 1));
  open.push({ who: start, steps: root.links.length, cost: root.cost, before: undefined, by: undefined });
  for (let at = open.pop(); at; at = open.pop()) {
    if (targets.has(at.who)) return pathOf(root, at);
    // Whoever was reached before was reached at no more cost: only fewer steps are worth another look.
    if (at.steps >= (fewest.get(at.who) ?? STEPS_MAX)) continue;
    fewest.set(at.who, at.steps);
    for (const link of known.get(at.who) ?? []) {
      if (closed.has(link.to) || !left.has(link.to) || (at.before === undefined && taken.has(link.to))) continue;
      open.push({ who: link.to, steps: at.steps + 1, cost: at.cost + link.cost, before: at, by: link });
    }
  }
  return undefined;
}

function pathOf(root: Path, end: Reached): Path {
  const links: Link[] = [];
  for (let at: Reached | undefined = end; at; at = at.before) if (at.by) links.unshift(at.by);
  return { from: root.from, links: [...root.links, ...links], cost: end.cost };
}

function keyOf({ links }: Path): string {
  return links.map(({ to }) => to).join(' ');
}

function compare(a: Path, b: Path): number {
  return a.cost - b.cost || a.links.length - b.links.length || (keyOf(a) < keyOf(b) ? -1 : 1);
}
