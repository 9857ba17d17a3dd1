// Laptops that connect, as tests of the channel need them: real sockets on loopback, closed when the test is over.
import type { Address } from '../../../../electron/keeper/sync/address.ts';
import { type Channel, type End, type MayPass, TIMES, type Times } from '../../../../electron/keeper/sync/channel.ts';
import { dial, type Listener, listen } from '../../../../electron/keeper/sync/connect.ts';
import { decodeMessage, SYNC_LIMITS } from '../../../../electron/keeper/sync/frames.ts';
import { type Identity, makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import type { Message } from '../../../../electron/keeper/sync/messages.ts';
import { until } from './pairs.ts';
import type { Relay } from './relay.ts';

export const SYNC = 'vouchsafe-sync/1';
export const HERE = '127.0.0.1';
export const BUSY: Message = { type: 'bye', code: 'busy' };
export const anyone: MayPass = () => true;
export const only =
  ({ fingerprint }: Identity): MayPass =>
  (other) =>
    other === fingerprint;
const open: { close(): void }[] = [];
let [study, travel, stranger]: Identity[] = [];

/** Closes whatever a test has left open. */
export function closeAll(): void {
  for (const each of open.splice(0)) each.close();
}

/** Closes it when the test is over. */
export function closeLater(each: { close(): void }): void {
  open.push(each);
}

/** Three laptops, the same ones for all tests of a file. */
export function people(): { study: Identity; travel: Identity; stranger: Identity } {
  study ??= makeIdentity();
  travel ??= makeIdentity();
  stranger ??= makeIdentity();
  return { study, travel, stranger };
}

/** A laptop that listens, and who has come in. */
export interface Door {
  readonly listener: Listener;
  readonly at: Address;
  readonly peers: Channel[];
}

export async function openDoor(identity: Identity, mayPass: MayPass, times: Times = TIMES): Promise<Door> {
  const peers: Channel[] = [];
  const onPeer = (channel: Channel) => {
    peers.push(channel);
    open.push(channel);
  };
  const listener = await listen(identity, SYNC, mayPass, onPeer, times);
  open.push(listener);
  return { listener, at: { host: HERE, port: listener.port }, peers };
}

export async function call(identity: Identity, at: Address, mayPass = anyone, times: Times = TIMES): Promise<Channel> {
  const channel = await dial(identity, SYNC, at, mayPass, new AbortController().signal, times);
  open.push(channel);
  return channel;
}

export interface Heard {
  readonly messages: Message[];
  end?: End;
}

/** Everything that comes on a channel. */
export function listenTo(
  channel: Channel | undefined,
  onMessage: (message: Message) => Promise<void> | void = () => undefined,
): Heard {
  const heard: Heard = { messages: [] };
  channel?.hear(SYNC_LIMITS, {
    onFrame: (frame) => {
      const message = decodeMessage(frame);
      heard.messages.push(message);
      return onMessage(message);
    },
    onEnd: (end) => {
      heard.end = end;
    },
  });
  return heard;
}

/** Study and travel, connected. */
export async function both(times: Times = TIMES, through?: (at: Address) => Promise<Relay>) {
  const { study, travel } = people();
  const door = await openDoor(study, only(travel), times);
  const way = through && (await through(door.at));
  if (way) open.push(way);
  const there = await call(travel, way?.at ?? door.at, only(study), times);
  await until(() => door.peers.length > 0);
  return { door, here: door.peers[0] as Channel, there };
}
