// The arithmetic of a table that is walked and chosen from with keys: pure, and knows rows by their keys only.

/** The row to which a key moves, or undefined for a key that moves nothing. */
export function stepOf(key: string, at: number, count: number, page: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const wanted = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return wanted === undefined ? undefined : Math.max(0, Math.min(count - 1, wanted));
}

/** The head to which a key moves; undefined for a key that moves nothing there. */
export function headStepOf(key: string, at: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: count - 1,
  };
  const wanted = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return wanted === undefined ? undefined : Math.max(0, Math.min(count - 1, wanted));
}

/** What is chosen, with every row from the anchor, if it is shown, to another. */
export function chooseRange<Key extends string>(
  chosen: ReadonlySet<Key>,
  keys: readonly Key[],
  anchor: Key | undefined,
  to: number,
): ReadonlySet<Key> {
  const found = anchor === undefined ? -1 : keys.indexOf(anchor);
  const from = found < 0 ? to : found;
  return new Set([...chosen, ...keys.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}

/** What is chosen, with one row more or less. */
export function toggled<Key extends string>(chosen: ReadonlySet<Key>, key: Key): ReadonlySet<Key> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}
