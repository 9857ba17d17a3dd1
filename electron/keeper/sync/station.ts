// Where this laptop stands on the network: one port for sessions and pairings alike, and what is announced and heard (Y23, Y43).
// It only brings together who comes and where others are; whoever it is made for decides what follows.
import type { Address } from './address.ts';
import type { Channel, MayPass } from './channel.ts';
import { type Listener, listenAt } from './connect.ts';
import { type Discovery, type Found, startDiscovery } from './discovery.ts';
import type { Identity } from './identity.ts';
import { PROTOCOL as PAIRING } from './pairing.ts';
import type { PairKey } from './tokens.ts';
import { places } from './wires.ts';

export interface StationCalls {
  /** Who may come to a session. */
  readonly mayPass: MayPass;
  onPeer(channel: Channel): void;
  /** Somebody with a code, or without one. */
  onGuest(channel: Channel): void;
  onFound(found: Found): void;
  pairKeys(): readonly PairKey[];
}

export class Station {
  readonly identity: Identity;
  readonly #listener: Listener | undefined;
  readonly #discovery: Discovery | undefined;

  private constructor(identity: Identity, listener: Listener | undefined, discovery: Discovery | undefined) {
    this.identity = identity;
    this.#listener = listener;
    this.#discovery = discovery;
  }

  /** Listens, at this port if it can, and is found. Only looks for others if `port` is undefined. */
  static async open(
    identity: Identity,
    port: number | undefined,
    calls: StationCalls,
    discovers: boolean,
  ): Promise<Station> {
    const { mayPass, onPeer, onGuest } = calls;
    const listener =
      port === undefined
        ? undefined
        : await listenAt(port, identity, [
            { alpn: 'vouchsafe-sync/1', mayPass, onPeer },
            { alpn: PAIRING, mayPass: () => true, onPeer: onGuest },
          ]);
    const about = {
      own: identity.id,
      pairKeys: () => calls.pairKeys(),
      ...(listener && { port: listener.port }),
    };
    return new Station(
      identity,
      listener,
      discovers ? startDiscovery(about, (found) => calls.onFound(found)) : undefined,
    );
  }

  /** 0 if nothing listens. */
  get port(): number {
    return this.#listener?.port ?? 0;
  }

  /** Under which addresses others reach the port. */
  get addresses(): readonly Address[] {
    const { port } = this;
    return port === 0 ? [] : places().map(({ address }) => ({ host: address, port }));
  }

  /** Looks and announces afresh: the user asks, or the roll has changed. */
  again(): void {
    this.#discovery?.again();
  }

  /** Lets a code that is on show be found, or no longer. */
  announceCode(isOnShow: boolean): void {
    void this.#discovery?.showCode(isOnShow ? this.port : undefined);
  }

  /** Nobody comes any more, and nothing is announced. Channels stay. */
  async close(): Promise<void> {
    this.#listener?.close();
    await this.#discovery?.stop();
  }
}
