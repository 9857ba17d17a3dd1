// The lines of the palette: hits and actions in groups, the group with the best line first; and before anything is typed,
// what was opened lately.
import type { FoundTable, Hit } from '../../../shared/found.ts';
import { looksIn, type Typed } from '../../../shared/model/facets.ts';
import { type Action, findActions } from './actions.ts';
import { recentlyOpened } from './recent.ts';

export type Item = { readonly key: string; readonly score: number } & (
  | { readonly is: 'hit'; readonly hit: Hit }
  | { readonly is: 'action'; readonly action: Action }
);

export interface Group {
  readonly title: string;
  readonly items: readonly Item[];
}

const TITLES: Readonly<Record<FoundTable, string>> = {
  people: 'People',
  asks: 'Asks and introductions',
  intros: 'Asks and introductions',
  firms: 'Firms',
  interactions: 'Notes',
};
const ACTIONS = 'Actions';
const MOST_ACTIONS = 6;

/** Everything that answers, in its groups. */
export function groupsFor(typed: Typed, hits: readonly Hit[]): Group[] {
  const isEmpty = typed.words === '' && typed.facets.length === 0;
  if (isEmpty) return [...lately(), { title: ACTIONS, items: actionsFor('') }];
  // A facet asks for things that have it, and no action has any.
  const isAction = typed.facets.every(({ key }) => key === 'in') && looksIn(typed, 'actions');
  const actions = isAction ? actionsFor(typed.words).slice(0, MOST_ACTIONS) : [];
  const groups = new Map<string, Item[]>();
  for (const item of [...hits.map(lineOf), ...actions]) {
    const title = item.is === 'action' ? ACTIONS : TITLES[item.hit.table];
    groups.set(title, [...(groups.get(title) ?? []), item]);
  }
  const best = (items: readonly Item[]) => items[0]?.score ?? 0;
  return [...groups].map(([title, items]) => ({ title, items })).sort((a, b) => best(b.items) - best(a.items));
}

function lately(): Group[] {
  const items = recentlyOpened().map((opened) => lineOf({ ...opened, score: 0, why: [] }));
  return items.length > 0 ? [{ title: 'Opened lately', items }] : [];
}

function actionsFor(words: string): Item[] {
  return findActions(words).map(({ action, score }) => ({ key: action.name, score, is: 'action', action }));
}

function lineOf(hit: Hit): Item {
  return { key: `${hit.table} ${hit.id}`, score: hit.score, is: 'hit', hit };
}
