// A text in pieces becomes bytes in slices: between two of them the keeper answers windows, tells how far it is, and hears
// that it is to stop. The whole text is nowhere held.

const SLICE_MS = 20;
const SLICE_BYTES = 256 * 1024;

/**
 * The bytes of a text, UTF-8, a few hundred kilobytes at a time. `onSlice` hears of each. Throws the signal's reason once
 * it is raised.
 */
export async function* encodeInSlices(
  pieces: Iterable<string>,
  onSlice: () => void,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  let until = performance.now() + SLICE_MS;
  for (const piece of pieces) {
    text += piece;
    if (text.length < SLICE_BYTES && performance.now() < until) continue;
    yield encoder.encode(text);
    text = '';
    onSlice();
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    until = performance.now() + SLICE_MS;
  }
  yield encoder.encode(text);
  onSlice();
}
