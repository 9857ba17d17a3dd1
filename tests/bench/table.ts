// The table that a run prints: a line for each figure, a pair of columns for each size: the figure, and how much of its
// limit it takes. Over 1 is marked.
import type { Figure } from './figure.ts';

/** Figures by the heading of their column, as lines of text. */
export function tableOf(columns: ReadonlyMap<string, readonly Figure[]>): string {
  const names = [...new Set([...columns.values()].flatMap((figures) => figures.map(({ name }) => name)))];
  const width = Math.max(...names.map((name) => name.length));
  const heading = ['', ...[...columns.keys()].flatMap((column) => [column, 'limit', 'ratio'])];
  const lines = names.map((name) => [
    name,
    ...[...columns.values()].flatMap((figures) => cellsOf(figures.find((figure) => figure.name === name))),
  ]);
  return [heading, ...lines]
    .map(([name = '', ...cells]) => name.padEnd(width) + cells.map((cell) => cell.padStart(11)).join(''))
    .join('\n');
}

/** How many figures are over their limit. */
export function countOver(columns: ReadonlyMap<string, readonly Figure[]>): number {
  return [...columns.values()].flat().filter(({ value, limit }) => value > limit).length;
}

function cellsOf(figure: Figure | undefined): string[] {
  if (!figure) return ['', '', ''];
  const { value, limit, unit } = figure;
  const ratio = value / limit;
  return [`${say(value)} ${short(unit)}`, say(limit), `${ratio.toFixed(2)}${ratio > 1 ? ' !' : '  '}`];
}

function say(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

function short(unit: Figure['unit']): string {
  return unit === 'times' ? '×' : unit;
}
