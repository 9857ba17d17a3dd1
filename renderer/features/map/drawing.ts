// How the picture draws people and lines, and what is quiet while somebody is chosen: all but them, whom they know, and
// the warm paths that lead there.
import type Graph from 'graphology';
import type { NodeHoverDrawingFunction } from 'sigma/rendering';
import type { Settings } from 'sigma/settings';
import type { PartyId } from '../../../shared/model/identity.ts';
import type { EdgeFacts } from './graph.ts';
import type { Look } from './look.ts';

interface Shown {
  readonly graph: Graph;
  readonly chosen: PartyId | undefined;
  /** Pairs on a warm path, as `a b` both ways. */
  readonly lit: ReadonlySet<string>;
  readonly colourOf: (who: PartyId) => string;
}

const LABEL_SIZE = 12;

/** The settings of the drawing library for what is shown now. */
export function settingsOf(look: Look, { graph, chosen, lit, colourOf }: Shown): Partial<Settings> {
  const onPath = new Set([...lit].flatMap((pair) => pair.split(' ')));
  const near = new Set(chosen !== undefined && graph.hasNode(chosen) ? [chosen, ...graph.neighbors(chosen)] : []);
  const isQuiet = (who: string) => chosen !== undefined && !near.has(who) && !onPath.has(who);
  return {
    labelColor: { color: look.text },
    labelFont: "'Inter Variable', system-ui, sans-serif",
    labelSize: LABEL_SIZE,
    labelWeight: '500',
    labelRenderedSizeThreshold: 7,
    labelDensity: 0.6,
    hideEdgesOnMove: graph.size > 4_000,
    hideLabelsOnMove: graph.order > 2_000,
    zIndex: true,
    stagePadding: 60,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    nodeReducer: (who, data) => {
      const isMarked = who === chosen || onPath.has(who);
      if (isQuiet(who)) return { ...data, color: look.line, label: '', zIndex: 0 };
      return {
        ...data,
        color: colourOf(who as PartyId),
        forceLabel: isMarked,
        highlighted: who === chosen,
        zIndex: isMarked ? 2 : 1,
      };
    },
    edgeReducer: (edge, data) => {
      const [a, b] = graph.extremities(edge) as [string, string];
      const { kind, cost } = data as unknown as EdgeFacts;
      if (lit.has(`${a} ${b}`)) return { ...data, color: look.accent, size: 4, zIndex: 3 };
      if (chosen !== undefined && a !== chosen && b !== chosen) return { ...data, hidden: true };
      return { ...data, ...lineOf(look, kind, cost) };
    },
  };
}

function lineOf(look: Look, kind: EdgeFacts['kind'], cost: number) {
  if (kind === 'intro') return { color: look.accent, size: 2, zIndex: 2 };
  if (kind === 'ask') return { color: look.asked, size: 2, zIndex: 2 };
  return { color: look.line, size: kind === 'mine' ? 0.5 : Math.max(0.8, 3 - cost / 200), zIndex: 0 };
}

/** The name beside whom the pointer is on, on a card of the theme's own; the library's is white in any scheme. */
export function drawHover(look: Look): NodeHoverDrawingFunction {
  return (context, { x, y, size, label, color }) => {
    if (!label) return;
    context.font = `600 ${LABEL_SIZE}px 'Inter Variable', system-ui, sans-serif`;
    const width = context.measureText(label).width;
    context.beginPath();
    context.roundRect(x - size - 4, y - 12, width + 2 * size + 16, 24, 12);
    context.fillStyle = look.card;
    context.strokeStyle = look.accent;
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
    context.fillStyle = look.text;
    context.fillText(label, x + size + 5, y + LABEL_SIZE / 3);
  };
}
