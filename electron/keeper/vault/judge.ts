// Judging logs against what must be there (V31): pure decisions, from what was found to what is told.
// No disk here; open.ts gathers before and puts aside after.
import type { FoundHead } from './head.ts';
import { changesOf, countMissing, entryOf, type FoundLog } from './log.ts';
import type { FoundSnapshot, LogEntry } from './snapshot.ts';

/** Something about a log that must be told. `copy` is 0 for the log, 1 for its mirror, and is put aside if it is there. */
export interface Finding {
  readonly code: 'changes-missing' | 'copy-damaged' | 'torn-tail';
  readonly log: string;
  readonly copy?: 0 | 1;
  readonly missing?: number;
}

/** All logs that the base does not hold, judged. */
export interface Judgement {
  readonly changes: readonly Uint8Array[];
  readonly findings: readonly Finding[];
  /** How later manifests will speak of them, and of those that should be there and are not. */
  readonly entries: readonly LogEntry[];
}

interface Expected {
  readonly records: number;
  readonly both: number;
}

/** Judges the logs beside a base (V30, V31). `logs` are those in the folder that the base does not list as folded. */
export function judgeLogs(logs: readonly FoundLog[], base: FoundSnapshot, found: FoundHead): Judgement {
  const inOrder = [...logs].sort((a, b) => a.born - b.born || (a.id < b.id ? -1 : 1));
  const isKnown = found.head !== undefined || inOrder.some((log) => log.manifest);
  const { numbers, listed } = expectedOf(inOrder, base, found);
  const absent = [...numbers].filter(([id]) => !inOrder.some((log) => log.id === id)).map(absentEntry);
  const findings = [
    ...absent.flatMap((entry) => judgeLog(entry.log, undefined, numbers.get(entry.log), true)),
    ...inOrder.flatMap((log) => judgeLog(log.id, log, numbers.get(log.id), listed.has(log.id))),
  ];
  const numberOf = (log: FoundLog): number => numbers.get(log.id)?.records ?? 0;
  const isWorthListing = (log: FoundLog): boolean => log.isReadable || numbers.has(log.id);
  const changes = inOrder.flatMap((log) => changesOf(log, isKnown ? numberOf(log) : undefined));
  const entries = inOrder.filter(isWorthListing).map((log) => entryOf(log, numberOf(log)));
  return { changes, findings, entries: [...entries, ...absent] };
}

const absentEntry = ([log, { records }]: readonly [string, Expected]): LogEntry => ({ log, records, both: 0 });

// HEAD speaks for the log it names; the newest manifest for all logs before it. The later of the two knows better.
function expectedOf(inOrder: readonly FoundLog[], base: FoundSnapshot, found: FoundHead) {
  const folded = new Set(base.folded.map((entry) => entry.log));
  const newest = inOrder.findLast((log) => log.manifest !== undefined);
  const entries = (newest?.manifest?.logs ?? []).filter((entry) => !folded.has(entry.log));
  const numbers = new Map<string, Expected>(entries.map((entry) => [entry.log, entry]));
  const head = found.head;
  if (head && head.changes > 0 && !folded.has(head.log)) {
    const known = numbers.get(head.log);
    const records = Math.max(known?.records ?? 0, head.changes);
    numbers.set(head.log, { records, both: known?.both ?? head.changes });
  }
  return { numbers, listed: new Set(entries.map((entry) => entry.log)) };
}

function judgeLog(id: string, log: FoundLog | undefined, expected: Expected | undefined, isListed: boolean): Finding[] {
  const findings: Finding[] = [];
  const missing = expected ? countMissing(log, expected.records) : 0;
  if (missing > 0) findings.push({ code: 'changes-missing', log: id, missing });
  for (const copy of [0, 1] as const) {
    const found = log?.copies[copy];
    if (expected && (found?.whole ?? -1) < expected.both) findings.push({ code: 'copy-damaged', log: id, copy });
    else if (!found) continue;
    else if (found.strayBytes > 0) findings.push({ code: 'copy-damaged', log: id, copy });
    // A tail that a later manifest has passed over was told when it was found.
    else if (found.tailBytes > 0 && !isListed) findings.push({ code: 'torn-tail', log: id, copy });
  }
  return findings;
}
