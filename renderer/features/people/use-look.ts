// The way in which the table is looked at now, and the views it can be looked at with. A saved view whose text cannot be
// read is listed, shown by nothing, and never written over.
import { useState } from 'react';
import {
  isSameLook,
  type PeopleFilter,
  type PeopleLook,
  readLook,
  type ShownView,
} from '../../../shared/model/people-table.ts';
import { READY_VIEWS } from '../../../shared/model/ready-views.ts';
import { records } from '../../../shared/model/table.ts';
import type { SavedView } from '../../../shared/model/view.ts';
import { keeping } from '../../ui/keeping.ts';
import { today, useToday } from '../../ui/today.ts';
import { theDocument, useDocument } from '../../vouchsafe.ts';
import { view } from './view.ts';

/** A saved view with what it shows; undefined where this Vouchsafe cannot read it. */
export interface ReadView {
  readonly saved: SavedView;
  readonly shows: ShownView | undefined;
}

export interface Looking {
  readonly look: PeopleLook;
  /** The key of a ready view or the id of a saved one. */
  readonly named: string;
  readonly change: (change: Partial<PeopleLook>) => void;
  readonly filter: (change: PeopleFilter) => void;
  readonly pick: (named: string, look: PeopleLook) => void;
}

const savedViews = keeping(['views'], ({ views }): readonly ReadView[] =>
  [...records(views)]
    .sort((a, b) => a.name.localeCompare(b.name) || a.createdAt - b.createdAt)
    .map((saved) => ({ saved, shows: readLook(saved.shows) })),
);

/** All saved views, by name. */
export function useSavedViews(): readonly ReadView[] {
  return savedViews(useDocument(), useToday());
}

export function useLook(): Looking {
  const [state, setState] = useState(lastLook);

  function show(named: string, look: PeopleLook): void {
    view.named = named;
    view.look = look;
    setState({ named, look });
  }

  return {
    ...state,
    change: (change) => show(state.named, { ...state.look, ...change }),
    filter: (change) => show(state.named, { ...state.look, filter: setParts(state.look.filter, change) }),
    pick: (named, { filter, columns, sort }) => show(named, { filter, columns, sort }),
  };
}

/** The look that the picked view has by itself; undefined once the view is gone. */
export function lookOf(named: string, saved: readonly ReadView[]): PeopleLook | undefined {
  return READY_VIEWS.find(({ key }) => key === named) ?? saved.find((each) => each.saved.id === named)?.shows;
}

/** True when the table is not looked at as the picked view says. */
export function isChanged({ named, look }: Looking, saved: readonly ReadView[]): boolean {
  const own = lookOf(named, saved);
  return own === undefined || !isSameLook(own, look);
}

/** The look that one left; at first, the view that the table shall open with: of several the newest. */
function lastLook(): { named: string; look: PeopleLook } {
  if (view.look) return { named: view.named, look: view.look };
  const first = [...savedViews(theDocument(), today())]
    .sort((a, b) => b.saved.createdAt - a.saved.createdAt)
    .find(({ shows }) => shows?.isFirst);
  if (first?.shows) return { named: first.saved.id, look: first.shows };
  return { named: READY_VIEWS[0].key, look: READY_VIEWS[0] };
}

/** A filter with other parts; a part that is undefined is taken out. */
function setParts(filter: PeopleFilter, change: PeopleFilter): PeopleFilter {
  return Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, part]) => part !== undefined));
}
