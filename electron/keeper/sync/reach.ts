// Dialling one laptop: which addresses, in turn, and what is remembered of the one that answered (Y49).
import { type Address, readAddress, writeAddress } from './address.ts';
import { readTyped, toDial } from './addresses.ts';
import type { Channel, MayPass } from './channel.ts';
import { dial } from './connect.ts';
import type { Identity } from './identity.ts';
import type { PeerInDrawer } from './kept.ts';

const MOST_REMEMBERED = 56;

/** Whom to dial, in turn: what was heard now, where it was before, what was typed. */
export function placesOf(
  { addresses, typed }: Pick<PeerInDrawer, 'addresses' | 'typed'>,
  heard: readonly Address[],
  own: readonly Address[],
): readonly Address[] {
  const before = addresses.map(readAddress).filter((address) => address !== undefined);
  const known = typed.map(readTyped).filter((address) => address !== undefined);
  return toDial({ heard: [...heard, ...before], typed: known }, own);
}

/** The first that answers and may pass. Undefined if none does, or when the signal gives up. */
export async function reach(
  identity: Identity,
  addresses: readonly Address[],
  mayPass: MayPass,
  signal: AbortSignal,
): Promise<{ readonly channel: Channel; readonly at: Address } | undefined> {
  for (const at of addresses) {
    const channel = await dial(identity, 'vouchsafe-sync/1', at, mayPass, signal).catch(() => undefined);
    if (signal.aborted) channel?.close();
    if (signal.aborted) return undefined;
    if (channel) return { channel, at };
  }
  return undefined;
}

/** The addresses that answered, the last one first. */
export function remembered(addresses: readonly string[], at: Address): string[] {
  const written = writeAddress(at);
  return [written, ...addresses.filter((each) => each !== written)].slice(0, MOST_REMEMBERED);
}
