// Where somebody is, out of the columns of their postal addresses: town, region and country of the first address make the
// place. Everything else is kept beside, but for lines that a whole address in the same row repeats.
import type { ColumnField } from '../../../shared/model/columns.ts';
import { type Draft, keepAlso, setLine, tidyLine } from './tidy.ts';

export interface PlacePart {
  readonly field: ColumnField;
  /** Parts of one address share it. */
  readonly group: string;
  readonly value: string;
  readonly column: string;
}

const PLACE_FIELDS: readonly ColumnField[] = ['town', 'region', 'country'];

export function takePlaces(draft: Draft, parts: readonly PlacePart[]): void {
  if (parts.length === 0) return;
  const placed = draft.lines.place === undefined ? firstPlace(parts) : [];
  const [first] = placed;
  if (first) setLine(draft, 'place', [...new Set(placed.map(({ value }) => tidyLine(value)))].join(', '), first.column);
  const place = draft.lines.place ?? '';
  for (const part of parts) {
    const isTold = placed.includes(part) && place.includes(tidyLine(part.value));
    if (!isTold && !isRepeated(part, parts)) keepAlso(draft, part.column, part.value);
  }
}

/** One town, one region and one country of the first address that has any. */
function firstPlace(parts: readonly PlacePart[]): PlacePart[] {
  const group = parts.find(({ field }) => PLACE_FIELDS.includes(field))?.group;
  const own = PLACE_FIELDS.map((wanted) => parts.find((part) => part.group === group && part.field === wanted));
  return own.filter((part) => part !== undefined);
}

/** True for a line that stands, word for word, in a longer text of the same address. One or two letters prove nothing. */
function isRepeated(part: PlacePart, parts: readonly PlacePart[]): boolean {
  const line = inWords(part.value);
  const texts = parts.filter(({ group, field }) => group === part.group && field === 'address');
  return (
    line.length > 4 && texts.some(({ value }) => inWords(value).length > line.length && inWords(value).includes(line))
  );
}

function inWords(text: string): string {
  return ` ${tidyLine(text.replaceAll(',', ' '))} `;
}
