// The only file that touches the preload bridge. It keeps a plain copy of the document in step with the keeper's by
// patches (unchanged parts keep their identity, so that React skips them), and turns requests into promises.
import { useSyncExternalStore } from 'react';
import type { Destination } from '../shared/destination.ts';
import type { Conflict } from '../shared/model/conflict.ts';
import { completed, type VouchsafeDocument } from '../shared/model/document.ts';
import { applyPatches } from '../shared/patches.ts';
import { Refusal, type RefusalCode } from '../shared/refusal.ts';
import {
  type AnswerOf,
  type ArgumentOf,
  type ChosenFile,
  type DeskRequest,
  deskRequests,
  type KeeperRequest,
  type OnProgress,
  type RequestName,
} from '../shared/requests.ts';
import type { FromKeeper, VaultState } from '../shared/state.ts';
import type { SyncState } from '../shared/sync.ts';

interface Bridge {
  readonly connect: () => void;
  readonly desk: (name: string, argument: unknown) => Promise<{ value: unknown } | { refused: RefusalCode }>;
  readonly drop: (file: File) => Promise<ChosenFile | undefined>;
}

interface Shown {
  readonly vault: VaultState;
  readonly document: VouchsafeDocument | undefined;
  readonly undo: { readonly undo: boolean; readonly redo: boolean };
  readonly conflicts: readonly Conflict[];
  readonly sync: SyncState | undefined;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (refusal: Refusal) => void;
  readonly onProgress: OnProgress | undefined;
}

const bridge = (globalThis as unknown as { vouchsafe: Bridge }).vouchsafe;
const listeners = new Set<() => void>();
let goer: ((to: Destination) => void) | undefined;
/** Where to go, as long as nobody was there to be told. */
let goal: Destination | undefined;
const waiting = new Map<number, Waiting>();
let shown: Shown = {
  vault: { is: 'starting' },
  document: undefined,
  undo: { undo: false, redo: false },
  conflicts: [],
  sync: undefined,
};
let port: Promise<MessagePort>;
let lastRequest = 0;

/** Asks for the port to the keeper. Called once, at start-up. */
export function connect(): void {
  port = new Promise((resolve) => {
    window.addEventListener('message', (event) => {
      const given = event.source === window && event.data === 'port' ? event.ports[0] : undefined;
      if (!given) return;
      given.onmessage = ({ data }) => hear(data as FromKeeper);
      resolve(given);
    });
  });
  bridge.connect();
}

/** Called when the desk is to go somewhere: the menu, the tray, a notification or a captured card was chosen. */
export function onGo(listener: (to: Destination) => void): () => void {
  goer = listener;
  if (goal) listener(goal);
  goal = undefined;
  return () => {
    goer = undefined;
  };
}

/** Makes a request. Rejects with a Refusal, whose message is the sentence for the user. */
export async function request<Name extends RequestName>(
  name: Name,
  ...[argument, onProgress]: undefined extends ArgumentOf<Name>
    ? [ArgumentOf<Name>?, OnProgress?]
    : [ArgumentOf<Name>, OnProgress?]
): Promise<AnswerOf<Name>> {
  const answer = isDesk(name) ? askDesk(name, argument) : askKeeper(name as KeeperRequest, argument, onProgress).answer;
  return (await answer) as AnswerOf<Name>;
}

/** Makes a long request, and says under which number it can be cancelled. */
export function longRequest<Name extends KeeperRequest>(
  name: Name,
  argument: ArgumentOf<Name>,
  onProgress: OnProgress,
) {
  return askKeeper(name, argument, onProgress) as { number: number; answer: Promise<AnswerOf<Name>> };
}

/** Offers a file that the user dropped. */
export function dropFile(file: File): Promise<ChosenFile | undefined> {
  return bridge.drop(file);
}

/** A view of the state of the vault. */
export function useVault(): VaultState {
  return useSyncExternalStore(subscribe, () => shown.vault);
}

/** The document. Only below screens that show while the vault is open. */
export function useDocument(): VouchsafeDocument {
  return useSyncExternalStore(subscribe, theDocument);
}

/** True once there is a document to show. */
export function useHasDocument(): boolean {
  return useSyncExternalStore(subscribe, () => shown.document !== undefined);
}

/** What can be undone and redone. */
export function useUndo(): Shown['undo'] {
  return useSyncExternalStore(subscribe, () => shown.undo);
}

/** What two laptops wrote at once and nobody has settled. */
export function useConflicts(): readonly Conflict[] {
  return useSyncExternalStore(subscribe, () => shown.conflicts);
}

/** How sync stands; undefined until the keeper has said so. */
export function useSync(): SyncState | undefined {
  return useSyncExternalStore(subscribe, () => shown.sync);
}

/** The document as it is right now, for handlers that run outside of rendering. */
export function theDocument(): VouchsafeDocument {
  if (!shown.document) throw new Error('no document is shown');
  return shown.document;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(change: Partial<Shown>): void {
  shown = { ...shown, ...change };
  for (const listener of listeners) listener();
}

function hear(message: FromKeeper): void {
  if ('state' in message) show({ vault: message.state });
  else if ('snapshot' in message) show({ document: completed(JSON.parse(new TextDecoder().decode(message.snapshot))) });
  else if ('patches' in message) {
    if (shown.document) show({ document: applyPatches(shown.document, message.patches) });
  } else if ('undo' in message) show({ undo: message.undo });
  else if ('conflicts' in message) show({ conflicts: message.conflicts });
  else if ('sync' in message) show({ sync: message.sync });
  else if ('go' in message) lead(message.go);
  else if ('progress' in message) waiting.get(message.progress.request)?.onProgress?.(message.progress);
  else if ('answer' in message) settle(message.answer)?.resolve(message.value);
  else settle(message.refused)?.reject(new Refusal(message.code, message.details));
}

function lead(to: Destination): void {
  if (goer) goer(to);
  else goal = to;
}

function settle(number: number): Waiting | undefined {
  const found = waiting.get(number);
  waiting.delete(number);
  return found;
}

function askKeeper(name: KeeperRequest, argument: unknown, onProgress: OnProgress | undefined) {
  const number = ++lastRequest;
  const answer = new Promise<unknown>((resolve, reject) => {
    waiting.set(number, { resolve, reject, onProgress });
    void port.then((open) => open.postMessage({ request: number, name, argument }));
  });
  return { number, answer };
}

async function askDesk(name: DeskRequest, argument: unknown): Promise<unknown> {
  const answer = await bridge.desk(name, argument);
  if ('refused' in answer) throw new Refusal(answer.refused);
  return answer.value;
}

function isDesk(name: RequestName): name is DeskRequest {
  return Object.hasOwn(deskRequests, name);
}
