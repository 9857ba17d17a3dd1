// What the palette can do besides finding: each action by its name, and by other words that people may use for it.
import { folded } from '../../../shared/model/board.ts';
import { isSlip } from '../../../shared/model/capture/names.ts';
import { attempt } from '../../ui/attempt.ts';
import { leaveTo } from '../../ui/back-keys.ts';
import { lockDesk, SCREENS } from '../../ui/keys.ts';
import { openDialog, type Screen } from '../../ui/place.ts';
import { request } from '../../vouchsafe.ts';

export interface Action {
  readonly name: string;
  /** Other words for it. */
  readonly also: string;
  readonly keys?: string;
  readonly run: () => void;
}

function goes(name: string, also: string, screen: Screen): Action {
  const key = SCREENS.findIndex(([, is]) => is === screen.is) + 1;
  return { name: `Go to ${name}`, also, ...(key > 0 && { keys: `${key}` }), run: () => leaveTo(screen) };
}

export const ACTIONS: readonly Action[] = [
  { name: 'Capture a line', also: 'quick note new remind', keys: 'c', run: () => openDialog({ is: 'capture' }) },
  { name: 'New ask', also: 'add need request', keys: 'n', run: () => openDialog({ is: 'ask' }) },
  { name: 'Propose an introduction', also: 'new intro connect', keys: 'i', run: () => openDialog({ is: 'intro' }) },
  {
    name: 'Log a contact',
    also: 'met called wrote coffee note interaction',
    keys: 'l',
    run: () => openDialog({ is: 'log' }),
  },
  {
    name: 'Captured, waiting for you',
    also: 'inbox captures lines while locked left unfinished',
    run: () => openDialog({ is: 'inbox' }),
  },
  { name: 'Add a person', also: 'new contact somebody', run: () => openDialog({ is: 'person' }) },
  { name: 'Import people', also: 'file csv vcard linkedin google contacts', run: () => openDialog({ is: 'import' }) },
  { name: 'Export', also: 'save file archive backup csv vcard', run: () => openDialog({ is: 'export' }) },
  { name: 'Add a laptop', also: 'pair sync code qr second device', run: () => openDialog({ is: 'pair' }) },
  { name: 'Join my other laptop', also: 'pair sync code words second device', run: () => openDialog({ is: 'join' }) },
  {
    name: 'Changed on both laptops',
    also: 'conflicts settle merge sync values twice',
    run: () => openDialog({ is: 'conflicts' }),
  },
  { name: 'Lock', also: 'close vault leave', keys: 'Ctrl+L', run: lockDesk },
  { name: 'Undo', also: 'take back', keys: 'Ctrl+Z', run: () => void attempt(() => request('undo')) },
  { name: 'Redo', also: 'again', keys: 'Ctrl+Shift+Z', run: () => void attempt(() => request('redo')) },
  goes('today', 'due reminders', { is: 'today' }),
  goes('the board', 'cards asks intros', { is: 'board' }),
  goes('people', 'contacts network table', { is: 'people' }),
  goes('firms', 'companies organisations', { is: 'firms' }),
  goes('backers', 'trust', { is: 'backers' }),
  goes('the map', 'ties graph picture who knows whom', { is: 'map' }),
  goes('insight', 'figures funnel ledger', { is: 'insight' }),
  goes('possible duplicates', 'merge same twice', { is: 'duplicates' }),
  goes('laptops', 'sync pair devices folder webdav', { is: 'laptops' }),
  goes('settings', 'preferences passphrase recovery bin backups profile look dark light shortcut tray templates', {
    is: 'settings',
  }),
  { name: 'Keys', also: 'shortcuts keyboard help', keys: '?', run: () => openDialog({ is: 'keys' }) },
];

/** Scores that stand beside those of hits: an action named in full comes first, one that only begins so does not. */
const EXACT = 12.5;
const BEGUN = 7.5;
const ELSEWHERE = 3;
const SLIPPED = 2;
const SHORTEST = 2;
/** In a shorter word every other one is a slip away. */
const SHORTEST_SLIP = 4;

/** The actions that answer to words, each with a score; all of them for none. */
export function findActions(words: string): { action: Action; score: number }[] {
  const typed = wordsOf(words);
  const scored = ACTIONS.map((action) => ({ action, score: score(action, typed) }));
  return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
}

function score({ name, also }: Action, typed: readonly string[]): number {
  if (typed.length === 0) return 1;
  if (typed.join(' ').length < SHORTEST) return 0;
  const [named, others] = [wordsOf(name), wordsOf(also)];
  let sum = 0;
  for (const word of typed) {
    if (named.includes(word)) sum += EXACT;
    else if (named.some((each) => each.startsWith(word))) sum += BEGUN;
    else if (others.some((each) => each.startsWith(word))) sum += ELSEWHERE;
    else if (word.length >= SHORTEST_SLIP && [...named, ...others].some((each) => isSlip(word, each))) sum += SLIPPED;
    else return 0;
  }
  return sum / typed.length;
}

function wordsOf(text: string): string[] {
  return folded(text).split(/\s+/).filter(Boolean);
}
