// Where everybody stands on the map. A page may start no worker here, so the layout runs in the idle moments of the
// window, a few rounds at a time. It begins at places that follow from people's ids, and knows no dice: the same network
// gives the same picture. Places are remembered while the window lives, and never on disk.
import type Graph from 'graphology';
import { inferSettings } from 'graphology-layout-forceatlas2';
import helpers from 'graphology-layout-forceatlas2/helpers.js';
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import type { PartyId } from '../../../shared/model/identity.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where people stood when the map around somebody was last left. */
const known = new Map<PartyId, ReadonlyMap<string, Spot>>();

/** Fewer for many: each of their rounds is longer, and their picture is coarser. */
const ROUNDS = 300;
const MANY = 2_500;
/** Of what was settled before, only what is new has to find its place. */
const ROUNDS_AGAIN = 60;
/** An idle moment is left before it is over, for one round may take longer than it looks. */
const SPARE_MS = 3;
/**
 * Drawing thousands anew costs more than a round, and without a graphics card more than ten: while they move, they are drawn
 * now and then, and not many times in all.
 */
const DRAWN_MS = 400;
const DRAWN_TIMES = 12;
/** A round of thousands may never fit an idle moment: after so long, it is run all the same. */
const PATIENCE_MS = 120;

/** Where somebody begins: the nearer, the nearer to the middle; in the direction that their id says. */
export function spotOf(centre: PartyId, id: string, rank: number): Spot {
  const before = known.get(centre)?.get(id);
  if (before || rank === 0) return before ?? { x: 0, y: 0 };
  const angle = (Number.parseInt(id.slice(0, 8), 16) / 2 ** 32) * 2 * Math.PI || 0;
  const radius = 10 * Math.sqrt(rank);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** Runs the layout until it is settled; `onMoved` is called whenever places have changed. Answers how to stop it. */
export function settle(graph: Graph, centre: PartyId, onMoved: () => void, onSettled: () => void): () => void {
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    barnesHutTheta: 0.9,
    ...inferSettings(graph),
    gravity: 0.6,
    strongGravityMode: false,
  };
  const { nodes, edges } = helpers.graphToByteArrays(graph, (_, { weight = 1 }) => weight);
  const rounds = Math.ceil((known.has(centre) ? ROUNDS_AGAIN : ROUNDS) / (1 + graph.order / MANY));
  let left = graph.order < 2 ? 0 : rounds;
  let drawn = { at: performance.now(), left };
  let timer = requestIdleCallback(work, { timeout: PATIENCE_MS });
  function work(moment: IdleDeadline): void {
    if (left <= 0) {
      remember(graph, centre);
      return onSettled();
    }
    do {
      iterate(settings, nodes, edges);
      left--;
    } while (left > 0 && moment.timeRemaining() > SPARE_MS);
    const isMoved = drawn.left - left >= rounds / DRAWN_TIMES && performance.now() - drawn.at > DRAWN_MS;
    if (left === 0 || isMoved) {
      helpers.assignLayoutChanges(graph, nodes, null);
      onMoved();
      drawn = { at: performance.now(), left };
    }
    timer = requestIdleCallback(work, { timeout: PATIENCE_MS });
  }
  return () => {
    cancelIdleCallback(timer);
    if (left < rounds) remember(graph, centre);
  };
}

function remember(graph: Graph, centre: PartyId): void {
  known.set(centre, new Map(graph.mapNodes((id, { x, y }): [string, Spot] => [id, { x: Number(x), y: Number(y) }])));
}
