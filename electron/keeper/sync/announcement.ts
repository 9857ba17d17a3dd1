// What an announcement says, as records of DNS (Y43, Y44, Y47): written, and read from whatever a network may carry.
// Pure. The address a packet came from is the only one believed, so records of addresses are written and never read.
import { TOKEN_BYTES, TOKEN_COUNTS } from './tokens.ts';

export const SERVICE = '_vouchsafe._tcp.local';
export const NONCE_BYTES = 8;

/** A laptop that others may dial, or one that shows a code. */
export type Says =
  | { readonly is: 'here'; readonly nonce: Uint8Array; readonly tokens: readonly Uint8Array[] }
  | { readonly is: 'code' };

/** Something to be found, under names that are made up for it. */
export interface Service {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly says: Says;
}

/** What was heard of one. `isOver`: it says goodbye. */
export interface Heard {
  readonly name: string;
  readonly port: number;
  readonly says: Says;
  readonly isOver: boolean;
}

/** A record as it is written. */
export type Written = { readonly name: string; readonly ttl: number; readonly flush?: boolean } & (
  | { readonly type: 'PTR' | 'A'; readonly data: string }
  | { readonly type: 'SRV'; readonly data: { readonly port: number; readonly target: string } }
  | { readonly type: 'TXT'; readonly data: Buffer[] }
);

/** A record as it comes: the library has decoded it, and nobody has looked at it. */
export interface Arrived {
  readonly type: string;
  readonly name?: string;
  readonly ttl?: number | undefined;
  readonly data?: unknown;
}

/** Seconds for which others may remember: RFC 6762 has longer ones for what depends on no address. */
const [LONG, SHORT] = [4500, 120];
/** One packet says one thing, or two where a code is shown. More are not ours. */
const MOST_IN_PACKET = 4;
const NAME = /^[0-9a-f]{12}$/u;

/** All that is said of a service on the network where this laptop has that address. With `isOver` it is taken back. */
export function recordsOf({ name, host, port, says }: Service, address: string, isOver = false): Written[] {
  const [whole, target] = [`${name}.${SERVICE}`, `${host}.local`];
  const long = isOver ? 0 : LONG;
  const short = isOver ? 0 : SHORT;
  return [
    { type: 'PTR', name: SERVICE, ttl: long, data: whole },
    { type: 'SRV', name: whole, ttl: short, flush: true, data: { port, target } },
    { type: 'TXT', name: whole, ttl: long, flush: true, data: textOf(says) },
    { type: 'A', name: target, ttl: short, flush: true, data: address },
  ];
}

/** Whether somebody asks for our service, or for one of these by name. */
export function isAskedFor(name: unknown, services: readonly Service[]): boolean {
  if (typeof name !== 'string') return false;
  const asked = name.toLowerCase();
  const isNamed = (service: Service) => asked === `${service.name}.${SERVICE}` || asked === `${service.host}.local`;
  return asked === SERVICE || services.some(isNamed);
}

/** The announcements in one packet: each whole, or not there. */
export function readRecords(records: readonly Arrived[]): Heard[] {
  const of = (type: string, name: string) =>
    records.find((record) => record.type === type && record.name?.toLowerCase() === name)?.data;
  const pointers = records.filter(({ type, name }) => type === 'PTR' && name?.toLowerCase() === SERVICE);
  return pointers.slice(0, MOST_IN_PACKET).flatMap(({ data, ttl }) => {
    const whole = typeof data === 'string' ? data.toLowerCase() : '';
    const name = whole.slice(0, -SERVICE.length - 1);
    if (!NAME.test(name) || whole !== `${name}.${SERVICE}`) return [];
    const port = portOf(of('SRV', whole));
    const says = readText(of('TXT', whole));
    return port && says ? [{ name, port, says, isOver: ttl === 0 }] : [];
  });
}

function textOf(says: Says): Buffer[] {
  if (says.is === 'code') return [Buffer.from('p=1')];
  return [Buffer.concat([Buffer.from('n='), says.nonce]), Buffer.concat([Buffer.from('t='), ...says.tokens])];
}

function portOf(data: unknown): number | undefined {
  const port: unknown = typeof data === 'object' && data !== null && 'port' in data ? data.port : undefined;
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
}

function readText(data: unknown): Says | undefined {
  if (!Array.isArray(data) || data.length > 2) return undefined;
  const value = (key: string): Buffer | undefined =>
    data.find((part) => Buffer.isBuffer(part) && part.toString('latin1', 0, 2) === `${key}=`)?.subarray(2);
  if (value('p')?.toString('latin1') === '1' && data.length === 1) return { is: 'code' };
  const [nonce, tokens] = [value('n'), value('t')];
  if (nonce?.length !== NONCE_BYTES || !tokens) return undefined;
  if (!TOKEN_COUNTS.some((count) => tokens.length === count * TOKEN_BYTES)) return undefined;
  const cut = (_: unknown, at: number) => tokens.subarray(at * TOKEN_BYTES, (at + 1) * TOKEN_BYTES);
  return { is: 'here', nonce, tokens: Array.from({ length: tokens.length / TOKEN_BYTES }, cut) };
}
