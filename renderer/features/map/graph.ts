// The map's people and lines as the drawing library takes them: one node each, one edge for each line.
import Graph from 'graphology';
import { nameOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { MapLine, NetworkMap } from '../../../shared/model/map.ts';
import { spotOf } from './layout.ts';

export interface NodeFacts {
  x: number;
  y: number;
  size: number;
  label: string;
}

export interface EdgeFacts {
  kind: MapLine['kind'];
  cost: number;
  weight: number;
}

/** Where there is room, people are larger. */
const SIZE_MIN = 3;
const SIZE_OF_FEW = 7;
const FEW = 150;
const SIZE_MAX = 13;

/** The picture's graph. Several lines between two people are several edges, which lie on each other. */
export function graphOf(document: VouchsafeDocument, { people, lines }: NetworkMap): Graph<NodeFacts, EdgeFacts> {
  const graph = new Graph<NodeFacts, EdgeFacts>({ type: 'undirected', multi: true });
  const [centre = 'me'] = people;
  const least = people.length <= FEW ? SIZE_OF_FEW : SIZE_MIN;
  const degrees = new Array<number>(people.length).fill(0);
  for (const { a, b } of lines) {
    degrees[a] = (degrees[a] ?? 0) + 1;
    degrees[b] = (degrees[b] ?? 0) + 1;
  }
  for (const [n, who] of people.entries())
    graph.addNode(who, {
      ...spotOf(centre, who, n),
      size: n === 0 ? SIZE_MAX : Math.min(SIZE_MAX - 2, least + Math.sqrt(degrees[n] ?? 0)),
      label: who === 'me' ? 'Me' : nameOf(document, who),
    });
  for (const { a, b, kind, cost } of lines) {
    const [one, other] = [people[a], people[b]];
    if (one && other) graph.addEdge(one, other, { kind, cost, weight: weightOf(kind, cost) });
  }
  return graph;
}

/** How hard a line pulls. Mine pull little: all of them together would draw everybody to me. */
function weightOf(kind: MapLine['kind'], cost: number): number {
  if (kind === 'tie') return 300 / (100 + cost);
  return kind === 'mine' ? 30 / (100 + cost) : 0.3;
}
