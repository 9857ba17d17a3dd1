// Messages read by Python's email package: a parser that knows nothing of ours.
import { spawnSync } from 'node:child_process';

const PYTHON = '/usr/bin/python3';
const SCRIPT = new URL('read-mail.py', import.meta.url).pathname;

export interface ReadMail {
  readonly headers: readonly string[];
  readonly to: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly type: string;
  readonly body: string;
  readonly defects: readonly string[];
}

/** What a mail program would show of each message. */
export function readByPython(messages: readonly string[]): ReadMail[] {
  const options = { input: JSON.stringify(messages), encoding: 'utf8', maxBuffer: 1 << 30 } as const;
  const { status, stdout, stderr } = spawnSync(PYTHON, [SCRIPT], { ...options, env: { LC_ALL: 'C.UTF-8' } });
  if (status !== 0) throw new Error(stderr || 'python3 is missing: apt-get install python3');
  return JSON.parse(stdout) as ReadMail[];
}
