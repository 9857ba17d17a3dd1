// Plain values to Automerge's and back. Strings go in as ImmutableString: as collaborative text 5,000 people took 15 s to
// load. An entry of a history is written once and never changed, so it is one string of JSON.
import * as Automerge from '@automerge/automerge/slim';

/** Strings become ImmutableString. An entry of a history is written once, so it goes in as one string of JSON. */
export function toAutomerge(value: unknown, isEntry: boolean, key?: string): unknown {
  if (typeof value === 'string') return new Automerge.ImmutableString(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isEntry) return new Automerge.ImmutableString(JSON.stringify(value));
  const given: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) given[name] = toAutomerge(each, key === 'history', name);
  return given;
}

/** What Automerge holds, as plain data. `key` is the key under which it stands. */
export function toPlain(value: unknown, key?: string, isEntry = false): unknown {
  if (Automerge.isImmutableString(value)) return isEntry ? JSON.parse(value.toString()) : value.toString();
  if (typeof value !== 'object' || value === null) return value;
  const plain: Record<string, unknown> = {};
  for (const name in value) plain[name] = toPlain((value as Record<string, unknown>)[name], name, key === 'history');
  return plain;
}

/** Plain data out of operations, in which entries of a history are still strings of JSON. */
export function withEntries(value: unknown, path: readonly string[]): unknown {
  if (path.at(-2) === 'history') return typeof value === 'string' ? JSON.parse(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  for (const [name, each] of Object.entries(value))
    (value as Record<string, unknown>)[name] = withEntries(each, [path.at(-1) ?? '', name]);
  return value;
}

/** What stands at a path of plain data; undefined if nothing does. */
export function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (holder, key) =>
      typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
        ? (holder as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}
