// What links.ts knows of one other laptop while sync runs, and how it stands with it for a window. Types, and what is read off them:
// nothing here opens, closes or keeps anything.
import type { SyncTrouble } from '../../../shared/sync.ts';
import type { Address } from './address.ts';
import type { Bring } from './bring.ts';
import type { Desk } from './desk.ts';
import type { Line as Side } from './dialling.ts';
import type { Keeping } from './drawer.ts';
import type { LaptopId } from './identity.ts';
import { peerIn } from './kept.ts';
import type { Line } from './line.ts';
import type { LivePeer } from './state.ts';
import type { Partial } from './talk.ts';
import type { Speaking } from './unsaid.ts';

export interface LinksAround {
  readonly keeping: Keeping;
  readonly desk: Desk;
  readonly bring: Bring;
  /** Where this laptop listens itself. */
  ownAddresses(): readonly Address[];
  /** The roll has changed, by what another laptop said. */
  onRoll(): void;
  onState(): void;
  onBug(error: unknown): void;
}

/** A connection, and the line on it once it is talked on. */
export interface Link {
  readonly channel: Speaking;
  line?: Line;
}

/** What is known of one laptop while sync runs. */
export interface Peer {
  readonly links: Map<Side, Link>;
  dialling?: AbortController;
  heard: readonly Address[];
  partial: Partial | null;
  trouble?: SyncTrouble | undefined;
  hasMet: boolean;
  isInStep: boolean;
}

/** How it stands with one of the others. */
export function liveOf(
  id: LaptopId,
  { links, trouble }: Peer,
  around: Pick<LinksAround, 'keeping' | 'desk'>,
): LivePeer {
  const line = [...links.values()].find((link) => link.line)?.line;
  if (!line?.stand.hasMet) return { trouble, toSend: waitingFor(id, around) };
  const { isInStep, toSend, toCome, progress } = line.stand;
  return { isConnected: true, isInStep, toSend, toCome, progress, trouble };
}

/** How many changes one that is away is known to lack: those since both were last in step. */
function waitingFor(id: LaptopId, { keeping, desk }: Pick<LinksAround, 'keeping' | 'desk'>): number {
  const { shared } = peerIn(keeping.kept, id);
  if (shared.length === 0 || !desk.isQuiet || !shared.every((hash) => desk.has(hash))) return 0;
  return shared.join() === desk.heads.join() ? 0 : desk.changesSince(shared).length;
}
