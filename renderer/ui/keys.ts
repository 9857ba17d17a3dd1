// Keys that mean the same on every screen. Nothing destructive is on a bare key, and none of them work while one writes.
import { request, theDocument } from '../vouchsafe.ts';
import { attempt } from './attempt.ts';
import { openPalette } from './palette.ts';
import { go, goTo, openDialog, thePlace } from './place.ts';

/** The screens of the rail, from the top: their keys are 1, 2, 3 and on. */
export const SCREENS = [
  ['Today', 'today'],
  ['Board', 'board'],
  ['People', 'people'],
  ['Map', 'map'],
  ['Insight', 'insight'],
] as const;

/** Every key, for the sheet that `?` shows. */
export const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['c', 'Capture: one line, understood as you type'],
  ['n', 'New ask'],
  ['i', 'Propose an introduction'],
  ['l', 'Log a contact'],
  ['/', 'Find on this screen'],
  ['Ctrl+K', 'Find anything, or do something'],
  ['← → ↑ ↓', 'From card to card'],
  ['Enter', 'Open the card'],
  ['a', 'Do what the card says next'],
  [', and .', 'Move the card one column left or right'],
  ['Space', 'Lift the card; arrows move it, Space drops it, Esc puts it back'],
  ['Space, Shift+↑ ↓, Ctrl+A', 'In a table: choose one, a range, all that are shown'],
  ['↑ on the first row', 'In a table: its heads, where ← → walk and Enter sorts'],
  ['f', 'In the table of people: open their firm'],
  ['j k, n', 'Among possible duplicates: from pair to pair; not the same person'],
  ['Esc', 'Close the dialog or the panel'],
  ['Ctrl+Z, Ctrl+Shift+Z', 'Undo, redo'],
  ['↑ ↓, Enter, o', 'In Today: from row to row, do what it says, open it'],
  ['s, w', 'In Today: put a row aside, put it into this week'],
  [SCREENS.map((_, n) => n + 1).join(', '), SCREENS.map(([label]) => label).join(', ')],
  ['Ctrl+L', 'Lock'],
  ['?', 'This sheet'],
];

/** Time for a last edit to reach the keeper, which then finishes it before it ends. */
const SAVING_MS = 60;

/** Handles a key pressed anywhere in the window. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isLifting()) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === 'k') return act(event, openPalette);
  if (command && event.key.toLowerCase() === 'l') return act(event, lockDesk);
  if (isWriting(event.target) || thePlace().dialog) return;
  if (command && event.key.toLowerCase() === 'z')
    return act(event, () => void attempt(() => request(event.shiftKey ? 'redo' : 'undo')));
  if (command && event.key.toLowerCase() === 'y') return act(event, () => void attempt(() => request('redo')));
  if (command || event.altKey) return;
  switch (event.key) {
    case 'c':
      return act(event, () => openDialog({ is: 'capture' }));
    case 'n':
      return act(event, () => openDialog({ is: 'ask' }));
    case 'i':
      return act(event, () => openDialog(proposal()));
    case 'l':
      return act(event, () => openDialog(contact()));
    case '/':
      return act(event, focusSearch);
    case '?':
      return act(event, () => openDialog({ is: 'keys' }));
    case 'Escape':
      if (thePlace().panel !== undefined) act(event, closePanel);
      return;
  }
  const screen = SCREENS[Number(event.key) - 1];
  if (screen) act(event, () => goTo({ is: screen[1] }));
}

/** Closes the panel and gives the focus back to its card. */
export function closePanel(): void {
  const id = thePlace().panel;
  go({ panel: undefined });
  document.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus();
}

/** Locks, after the field in which one writes was left: leaving saves it. */
export function lockDesk(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  setTimeout(() => void request('desk.lock'), SAVING_MS);
}

/** Undo or redo from the menu: of the text that one writes, else of the network, as the keys do it. */
export function takeStep(step: 'undo' | 'redo'): void {
  if (isWriting(document.activeElement)) document.execCommand(step);
  else if (!thePlace().dialog) void attempt(() => request(step));
}

/** A proposal from the board starts with the ask whose panel is open. */
function proposal() {
  const { panel } = thePlace();
  const ask = panel === undefined ? undefined : theDocument().asks[panel.slice(0, 2)]?.[panel];
  return { is: 'intro' as const, ...(ask && { ask: ask.id }) };
}

/** On a person's page the contact is with them. */
function contact() {
  const { screen } = thePlace();
  return { is: 'log' as const, ...(screen.is === 'person' && { person: screen.id }) };
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search]')?.focus();
}

function act(event: KeyboardEvent, what: () => void): void {
  event.preventDefault();
  what();
}

/** True while a card is lifted: its keys move it, and any other would leave it hanging. */
function isLifting(): boolean {
  return document.querySelector('[data-lifted="true"]') !== null;
}

const NOT_WRITTEN_IN = ['checkbox', 'radio', 'button', 'submit', 'range'];

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_WRITTEN_IN.includes(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}
