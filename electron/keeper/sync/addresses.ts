// Where a peer may be: addresses that were heard of and such that were typed in, and in which turn to dial them (Y49).
// Pure: it spells and orders; whether anybody answers there, and whether it is the right one, the channel finds out.
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { type Address, readAddress } from './address.ts';

/** As people type it: without a port, any at which the peer was known will do. */
export interface TypedAddress {
  readonly host: string;
  readonly port?: number;
}

/** What is known of one peer, the newest first. */
export interface Known {
  readonly heard: readonly Address[];
  readonly typed: readonly TypedAddress[];
}

export const MOST_KNOWN = 64;
const MOST_TYPED = 8;
const NAME = /^(?![\d.]+$)[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/iu;

// What always is this laptop itself, in both families (mapped IPv4 is found as IPv4).
const SELF = new BlockList();
SELF.addSubnet('127.0.0.0', 8);
SELF.addSubnet('0.0.0.0', 8);
SELF.addSubnet('::', 127, 'ipv6');

/** The address that somebody typed: `host`, `host:port`, IPv6 bare or in brackets. Undefined if it is none. */
export function readTyped(text: string): TypedAddress | undefined {
  const spelled = text.trim();
  const full = readAddress(spelled);
  if (full) return isHost(full.host) ? full : undefined;
  const host = /^\[([^[\]]+)\]$/u.exec(spelled)?.[1] ?? spelled;
  return isHost(host) && (spelled === host || isIPv6(host)) ? { host } : undefined;
}

/** What is known once a peer was heard of at an address, or reached there. The oldest are forgotten. */
export function hearOf(known: Known, address: Address): Known {
  const others = known.heard.filter((other) => !isSameAddress(other, address));
  return { ...known, heard: [address, ...others].slice(0, MOST_KNOWN - MOST_TYPED) };
}

/** What is known once the user has typed an address. */
export function type(known: Known, address: TypedAddress): Known {
  const others = known.typed.filter(({ host, port }) => host !== address.host || port !== address.port);
  return { ...known, typed: [address, ...others].slice(0, MOST_TYPED) };
}

/**
 * Whom to dial, in turn: what was heard, then what was typed. Loopback only if it was typed, and never oneself.
 * @param own under which addresses this laptop itself listens
 */
export function toDial(known: Known, own: readonly Address[]): Address[] {
  const ports = [...new Set(known.heard.map(({ port }) => port))];
  const typed = known.typed.flatMap(({ host, port }) => (port ? [port] : ports).map((each) => ({ host, port: each })));
  const heard = known.heard.filter(({ host }) => !isLoopback(host));
  const isOwn = (address: Address) => own.some((other) => isSameAddress(other, address));
  const isFirst = (address: Address, at: number, all: readonly Address[]) =>
    all.findIndex((other) => isSameAddress(other, address)) === at;
  return [...heard, ...typed]
    .filter((address) => !isOwn(address))
    .filter(isFirst)
    .slice(0, MOST_KNOWN);
}

function isSameAddress(a: Address, b: Address): boolean {
  return a.host === b.host && a.port === b.port;
}

function isHost(host: string): boolean {
  return isIPv4(host) || isIPv6(host) || NAME.test(host);
}

function isLoopback(host: string): boolean {
  if (isIPv4(host)) return SELF.check(host, 'ipv4');
  if (isIPv6(host)) return SELF.check(host, 'ipv6');
  return /(?:^|\.)localhost$/iu.test(host);
}
