// Where a laptop may be reached: an address as code carries it and as people type it (Y14, Y16).
// Only spelling: whether anything is there, the channel finds out.
import { isIPv6 } from 'node:net';

export interface Address {
  readonly host: string;
  readonly port: number;
}

const WRITTEN = /^(?:\[([^[\]]+)\]|([^[\]:\s,]{1,253})):(\d{1,5})$/u;

/** `192.0.2.7:4711`, and IPv6 in brackets. */
export function writeAddress({ host, port }: Address): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The address that was written so, or undefined. */
export function readAddress(text: string): Address | undefined {
  const [, six, host = six, digits] = WRITTEN.exec(text) ?? [];
  const port = Number(digits);
  if (!host || (six && !isIPv6(six)) || !(port >= 1 && port <= 65_535)) return undefined;
  return { host, port };
}
