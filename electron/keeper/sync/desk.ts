// What sync is handed by the keeper (guest.ts), and what it knows of the rest of Vouchsafe. Types only.
import type { Hex } from './messages.ts';

/** The document of an open vault. What is read here is as it is at this moment. */
export interface Desk {
  readonly heads: readonly Hex[];
  /** No record in any table, and me without a name (Y21). */
  readonly isEmpty: boolean;
  readonly people: number;
  /** Everything that is in the document is durable, and none is being changed. Nothing is read at any other time. */
  readonly isQuiet: boolean;
  quiet(): Promise<void>;
  has(hash: Hex): boolean;
  /** Heads that are known. */
  changesSince(heads: readonly Hex[]): Uint8Array[];
  samples(since: readonly Hex[]): Hex[];
  save(): { readonly bytes: Uint8Array; readonly heads: readonly Hex[] };
  /** Resolves when it is durable. @throws ArrivalError, and nothing has changed; what the disk refuses. */
  take(changes: readonly Uint8Array[]): Promise<void>;
  /** `instead`: nothing of what is here stays; if it is not empty, it is kept aside first. @throws as `take`. */
  adopt(snapshot: Uint8Array, heads: readonly Hex[], instead: boolean): Promise<void>;
  /** Writes a backup that stays (V51). @throws what the disk refuses. */
  keepAside(): Promise<void>;
  /** From now on changes are made under an actor of this mark (Y6). */
  writeAs(mark: Hex): void;
  /** Calls back whenever something became durable, here or from elsewhere. Returns how to stop it. */
  onChange(heard: () => void): () => void;
}
