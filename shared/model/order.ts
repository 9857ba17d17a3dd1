// A sort key strictly between two others, so that a card can be dropped anywhere without renumbering its neighbours.
// Keys are fractions written in base 62 that never end in 0. Two laptops may choose the same key: whoever sorts breaks
// ties by id, and nobody asks for a key between equals.
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

// Whatever is new goes on top. Halving the room there would cost a digit every five cards; steps of 62^-4 keep keys at
// four digits for fourteen million of them.
const STEP_PLACES = 4;

/** A key after `low` and before `high`; either may be undefined for "no bound". Throws when low is not below high. */
export function keyBetween(low: string | undefined, high: string | undefined): string {
  if (low !== undefined && high !== undefined && low >= high) throw new Error('keys out of order');
  if (low === undefined && high !== undefined) return stepFrom(high, -1) ?? halfway(low, high);
  if (low !== undefined && high === undefined) return stepFrom(low, 1) ?? halfway(low, high);
  return halfway(low, high);
}

function halfway(low: string | undefined, high: string | undefined): string {
  let key = '';
  const below = low ?? '';
  let above: string | undefined = high;
  for (let place = 0; ; place++) {
    if (above !== undefined && place >= above.length) throw new Error('keys out of order');
    const from = digit(below, place, 0);
    const to = above === undefined ? DIGITS.length : digit(above, place, 0);
    if (to - from > 1) return key + DIGITS[(from + to) >> 1];
    key += DIGITS[from];
    // Once the key differs from the upper bound, that bound says nothing about the digits to come.
    if (from < to) above = undefined;
  }
}

/** The next key of at most `STEP_PLACES` digits below or above another; undefined where those digits are used up. */
function stepFrom(key: string, step: 1 | -1): string | undefined {
  let number = 0;
  for (let place = 0; place < STEP_PLACES; place++) number = number * DIGITS.length + digit(key, place, 0);
  // Cut to so many digits, a longer key is already a step below itself.
  let left = step === -1 && key.length > STEP_PLACES ? number : number + step;
  if (left <= 0 || left >= DIGITS.length ** STEP_PLACES) return undefined;
  let digits = '';
  for (let place = 0; place < STEP_PLACES; place++) {
    digits = DIGITS.charAt(left % DIGITS.length) + digits;
    left = Math.floor(left / DIGITS.length);
  }
  return digits.replace(/0+$/, '');
}

/** Compares two ordered things: by key, ties by id. */
export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function digit(key: string, place: number, none: number): number {
  const char = key[place];
  return char === undefined ? none : DIGITS.indexOf(char);
}
