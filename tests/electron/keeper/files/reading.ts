// What the tests of this folder share: reading text, bytes or a vector through the whole way in.
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { readFile } from '../../../../electron/keeper/files/read.ts';
import { type Arrival, arrivalSchema, type FileReading } from '../../../../shared/model/arrival.ts';
import type { ColumnField } from '../../../../shared/model/columns.ts';

/** The bytes of a file under `tests/vectors/`. */
export function vector(path: string): Buffer {
  return readFileSync(new URL(`../../../vectors/${path}`, import.meta.url));
}

/** The names of the files in a folder under `tests/vectors/`. */
export function vectors(folder: string): string[] {
  return readdirSync(new URL(`../../../vectors/${folder}/`, import.meta.url)).sort();
}

/** Reads, and holds every arrival against the schema on the way. */
export async function read(file: string | Uint8Array, fields?: readonly ColumnField[]): Promise<FileReading> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const reading = await readFile(bytes, undefined, undefined, fields);
  for (const arrival of reading.arrivals) expect(arrivalSchema.parse(arrival)).toEqual(arrival);
  return reading;
}

/** The one person of a file. */
export async function readOne(file: string | Uint8Array): Promise<Arrival> {
  const { arrivals } = await read(file);
  expect(arrivals).toHaveLength(1);
  return arrivals[0] as Arrival;
}

/** A vCard with these lines between its version and its end. */
export function card(lines: string, version = '3.0'): string {
  return `BEGIN:VCARD\r\nVERSION:${version}\r\n${lines.replaceAll('\n', '\r\n')}\r\nEND:VCARD\r\n`;
}

/** A file that an address book wrote. */
export function book(name: string): Buffer {
  return vector(`vcard/${name}.vcf`);
}

/** The lists of a person, each entry as `value (label)`. */
export function lists({ emails, phones, links }: Arrival) {
  const pair = (value: string, label?: string) => (label === undefined ? value : `${value} (${label})`);
  return {
    emails: emails.map(({ address, label }) => pair(address, label)),
    phones: phones.map(({ number, label }) => pair(number, label)),
    links: links.map(({ url, label }) => pair(url, label)),
  };
}
