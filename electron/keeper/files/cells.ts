// A text in the cell of a spreadsheet. A cell that begins like a formula is run as one, and digits are taken for a number:
// a nought in front is lost, a long one is rounded. Both ways are here: the apostrophe that says "this is text" on the way
// out, and off again on the way in. Telephone numbers keep theirs too (`'+49 170…`): programs that dial pass over an
// apostrophe, but `+49-170-…` would be reckoned up.

/** After quotes and blanks, which spreadsheets pass over; full-width signs count in East Asian ones. */
const LIKE_A_FORMULA = /^["'\s]*[=+\-@＝＋－＠]|^'*[\t\r\n]/;
/** Digits that would be shortened, rounded, or taken for a power of ten. */
const LIKE_A_NUMBER = /^'*(?:0\d[\d\s]*|\d(?:\s*\d){11,}|\d+e[+-]?\d+)$/i;

/** What is written with an apostrophe before it. */
export const GUARDED = new RegExp(`${LIKE_A_FORMULA.source}|${LIKE_A_NUMBER.source}`, 'i');

/** A cell without the apostrophe that it was given, here or by another program that keeps formulas out. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell.slice(1)) ? cell.slice(1) : cell;
}
