// vCards and calendars read by Debian's python3-vobject: the system's own Python, for another has no such package.
import { spawnSync } from 'node:child_process';

const PYTHON = '/usr/bin/python3';

export interface Line {
  readonly name: string;
  readonly group: string | null;
  readonly params: Readonly<Record<string, readonly string[]>>;
  readonly value: string | readonly string[];
}

/** The cards of a file, each as its lines. */
export function readByVobject(text: string): Line[][] {
  return readWith('read-vcards.py', text) as Line[][];
}

/** The entries of a calendar, each with its kind and its properties by name. */
export function readCalendar(text: string): Record<string, string>[] {
  const calendars = readWith('read-calendar.py', text) as Record<string, string>[][];
  if (calendars.length !== 1 || !calendars[0]) throw new Error(`${calendars.length} calendars in a file`);
  return calendars[0];
}

function readWith(script: string, text: string): unknown {
  const options = { input: text, encoding: 'utf8', maxBuffer: 1 << 30, env: { LC_ALL: 'C.UTF-8' } } as const;
  const { status, stdout, stderr } = spawnSync(PYTHON, [new URL(script, import.meta.url).pathname], options);
  if (/No module named 'vobject'/.test(stderr ?? '') || status === null)
    throw new Error('python3-vobject is missing: apt-get install python3-vobject');
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
