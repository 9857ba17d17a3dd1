// What an import would do, in the form that the dialog shows: counts, the first rows, why a row is taken for somebody, and
// who looks like somebody without being taken for them. Nothing is decided here.
import type { ImportMatch, ImportPreview } from '../../shared/answers.ts';
import type { FileReading, LeftOut } from '../../shared/model/arrival.ts';
import { displayName, type VouchsafeDocument } from '../../shared/model/document.ts';
import { DUPLICATE_REASONS, findLookAlikes, type Pair } from '../../shared/model/duplicates.ts';
import type { Step } from '../../shared/model/import.ts';
import { find } from '../../shared/model/table.ts';

const SAMPLE_SIZE = 20;
/** More rows than these are counted, and not listed one by one. */
const LISTED_MAX = 500;
const LINES_MAX = 10;
const KEYS_MAX = 40;

/** The preview of a reading, in slices; yields the share that is done. */
export function* previewing(
  id: string,
  document: VouchsafeDocument,
  reading: FileReading,
  steps: readonly Step[],
): Generator<number, ImportPreview> {
  const newRows = new Map(
    [...steps.entries()].filter(([, step]) => step.effect === 'add').map(([row, { arrival }]) => [row, arrival]),
  );
  const pairs = yield* findLookAlikes(document, newRows);
  const count = (effect: Step['effect']) => steps.filter((step) => step.effect === effect).length;
  const keptAside = new Set(steps.flatMap(({ arrival }) => Object.keys(arrival.alsoInFile)));
  return {
    reading: id,
    kind: reading.kind,
    total: steps.length + reading.leftOut.length,
    add: count('add'),
    update: count('update'),
    unchanged: count('none'),
    leftOut: leftOutByReason(reading.leftOut),
    sample: steps.slice(0, SAMPLE_SIZE).map((step) => ({
      name: nameOfRow(step),
      firm: step.arrival.firm ?? '',
      title: step.arrival.title ?? '',
      emails: step.arrival.emails.length,
      effect: step.effect,
    })),
    keptAside: [...keptAside].sort().slice(0, KEYS_MAX),
    matches: matchesOf(document, steps),
    lookAlikes: pairs.slice(0, LISTED_MAX).map((pair) => lookAlike(document, steps, pair)),
  };
}

/** The same in words, for a report that is saved: what came in, and what did not and why. */
export function reportOf(file: string, reading: FileReading, steps: readonly Step[], day: string): string {
  const count = (effect: Step['effect']) => steps.filter((step) => step.effect === effect).length;
  const lines = [
    `Import of ${file} on ${day}`,
    '',
    `${steps.length + reading.leftOut.length} rows`,
    `${count('add')} people added`,
    `${count('update')} people updated`,
    `${count('none')} were there already, with nothing new`,
    ...leftOutByReason(reading.leftOut, Number.POSITIVE_INFINITY).map(
      ({ reason, count: rows, lines: at }) => `${rows} left out (${reason}): line ${at.join(', ')}`,
    ),
    ...(reading.media > 0 ? [`${reading.media} photographs, sounds or keys were not taken`] : []),
  ];
  const aside = new Map<string, number>();
  for (const { arrival } of steps)
    for (const key of Object.keys(arrival.alsoInFile)) aside.set(key, (aside.get(key) ?? 0) + 1);
  const kept = [...aside].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, rows]) => `  ${key}: ${rows}`);
  if (kept.length > 0) lines.push('', 'Kept with the people, though there is no field for it:', ...kept);
  return `${lines.join('\n')}\n`;
}

function leftOutByReason(leftOut: readonly LeftOut[], most = LINES_MAX) {
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const rows = leftOut.filter((row) => row.reason === reason);
    return { reason, count: rows.length, lines: rows.slice(0, most).map(({ line }) => line) };
  });
}

/** The least certain first, for those want looking at. */
function matchesOf(document: VouchsafeDocument, steps: readonly Step[]): ImportMatch[] {
  const matches = [...steps.entries()].flatMap(([row, step]): ImportMatch[] => {
    const person = step.person === undefined ? undefined : find(document.people, step.person);
    if (step.effect !== 'update' || !person || step.reason === undefined) return [];
    const { reason } = step;
    return [{ row, name: nameOfRow(step), person: person.id, personName: displayName(person), reason }];
  });
  const doubt = ({ reason }: ImportMatch) => DUPLICATE_REASONS.indexOf(reason);
  return matches.sort((x, y) => doubt(y) - doubt(x) || x.row - y.row).slice(0, LISTED_MAX);
}

function lookAlike(document: VouchsafeDocument, steps: readonly Step[], pair: Pair) {
  const name = (id: string) => {
    const step = id.startsWith('row ') ? steps[Number(id.slice(4))] : undefined;
    const person = find(document.people, id);
    return step ? nameOfRow(step) : person ? displayName(person) : '';
  };
  const [row, like] = pair.b.startsWith('row ') ? [pair.b, pair.a] : [pair.a, pair.b];
  return { name: name(row), like: name(like), reason: pair.reasons[0] ?? 'same name' };
}

function nameOfRow({ arrival }: Step): string {
  const emails = Object.fromEntries(arrival.emails.map(({ address }) => [address, '']));
  return displayName({ name: arrival.name, firm: arrival.firm, emails });
}
