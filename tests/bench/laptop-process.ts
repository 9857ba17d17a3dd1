// A laptop of its own for the benchmark of sync: a real keeper on a vault on disk, with real sockets, in a process that does
// nothing else. Started by laptop.ts with a folder and a name; it is told what to do by messages, and answers each.
// What went over its connections is counted at the one place that every frame passes.

import { startAutomerge } from '../../electron/keeper/document.ts';
import { Session } from '../../electron/keeper/session.ts';
import { Channel } from '../../electron/keeper/sync/channel.ts';
import { captureAsk } from '../../shared/model/ask.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { editPerson } from '../../shared/model/person.ts';
import { records } from '../../shared/model/table.ts';
import type { FromKeeper } from '../../shared/state.ts';
import { PASSPHRASE } from './desk.ts';

const LOOK_MS = 1;
const AT_ONCE = 100;
/** Told, not asserted: only what hangs for good ends the benchmark. */
const PATIENCE_MS = 1_800_000;

const [dir = '', name = ''] = process.argv.slice(2);
const sent = { messages: 0, bytes: 0 };
const heard = new Map<string, number>();
let longest = 0;
let people: PersonId[] | undefined;
let recoveryWords = '';
let session = newSession();

/** Milliseconds that all processes of this machine count alike. */
const now = (): number => performance.timeOrigin + performance.now();

function newSession(): Session {
  return new Session(dir, name, note, { discovers: false, onBug: (bug) => console.error(bug) });
}

/** When something of a person or an ask was on the board. */
function note(message: FromKeeper): void {
  if (!('patches' in message)) return;
  const at = now();
  for (const { path } of message.patches) heard.set(String(path[2]), at);
}

const work = {
  async create(): Promise<string> {
    ({ recoveryWords } = await session.create(PASSPHRASE));
    const words = recoveryWords.split(' ');
    await session.rehearse([0, 1, 2].map((place) => ({ place, word: words[place] ?? '' })));
    await ready();
    return recoveryWords;
  },
  async unlock(words?: string): Promise<void> {
    recoveryWords = words ?? recoveryWords;
    session = newSession();
    await session.unlock({ recoveryWords });
    await ready();
    await session.sync.again({});
  },
  lock: () => session.lock(),
  async show(): Promise<{ words: string; address: string }> {
    const { words, addresses } = await session.sync.show();
    return { words, address: `127.0.0.1:${addresses[0]?.split(':').at(-1)}` };
  },
  join: (code: { code: string; address: string }) => session.sync.join(code),
  asked: () => until(() => session.sync.state.pairing?.is === 'asking', 'being asked'),
  confirm: (yes: { yes: true; bring?: 'together' }) => session.sync.confirm(yes),
  /** Resolves to the moment when all others were in step with this one, as it was seen here. */
  inStep: () => until(() => others().length > 0 && others().every(({ isInStep }) => isInStep), 'in step'),
  people: () => [...records(session.document.people)].length,
  /**
   * So many changes, as of busy days: fields and meetings, and every tenth a new card. Many at once, for the disk is not
   * measured here. Answers how long they are.
   */
  async busy(changes: number): Promise<number> {
    const { vault } = session;
    const { append } = vault;
    let bytes = 0;
    vault.append = (given) => {
      bytes += given.reduce((sum, { length }) => sum + length, 0);
      return append.call(vault, given);
    };
    for (let at = 0; at < changes; at += AT_ONCE) {
      const many = Array.from({ length: Math.min(AT_ONCE, changes - at) }, (_, n) => busyChange(at + n));
      await Promise.all(many);
    }
    vault.append = append;
    return bytes;
  },
  /** One change: what was changed, when it was asked for, and when it was durable here. */
  async edit(round: number): Promise<{ id: string; asked: number; durable: number }> {
    const asked = now();
    const person = [...records(session.document.people)][round];
    const change = { about: `Note ${asked}` };
    const id = await session.change((document, stamp): string => {
      if (round % 2 === 0 || !person) return captureAsk(document, { title: `Ask ${round}` }, stamp);
      editPerson(document, { id: person.id, changes: change });
      return person.id;
    });
    return { id, asked, durable: now() };
  },
  /** When this was on the board here. */
  async shown({ id, since }: { id: string; since: number }): Promise<number> {
    await until(() => (heard.get(id) ?? 0) > since, 'the change');
    return heard.get(id) ?? 0;
  },
  /** What was sent from here since it was asked last, and the longest time in which nobody could be answered. */
  counted(): { messages: number; bytes: number; longest: number; memory: number } {
    const answer = { ...sent, longest, memory: process.resourceUsage().maxRSS / 1_024 };
    Object.assign(sent, { messages: 0, bytes: 0 });
    longest = 0;
    return answer;
  },
};

export type Work = typeof work;

const others = () => session.sync.state.laptops.filter(({ isThis }) => !isThis);

function busyChange(n: number): Promise<unknown> {
  people ??= [...records(session.document.people)].map(({ id }) => id);
  const person = people[n % people.length];
  if (!person) throw new Error('the network is too small');
  const met = { person, kind: 'met', on: '2026-11-22', text: `We met for the ${n}th time` } as const;
  return session.change((document, stamp) => {
    // Not more: a new card looks at all others for its place, and a column of thousands is no board.
    if (n % 10 === 9) return captureAsk(document, { title: `${name} asks ${n}` }, stamp);
    if (n % 2 === 0) return editPerson(document, { id: person, changes: { about: `${name} notes ${n}` } });
    return addInteraction(document, met, stamp);
  });
}

async function ready(): Promise<void> {
  await until(() => session.state.is === 'open' && session.state.ready, 'the board');
}

async function until(look: () => boolean, what: string): Promise<number> {
  const last = performance.now() + PATIENCE_MS;
  while (!look()) {
    if (performance.now() > last) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return now();
}

function countFrames(): void {
  const { send } = Channel.prototype;
  Channel.prototype.send = function (frame) {
    sent.messages++;
    sent.bytes += frame.length;
    return send.call(this, frame);
  };
}

function watchTurns(): void {
  const asked = performance.now();
  setTimeout(() => {
    longest = Math.max(longest, performance.now() - asked - LOOK_MS);
    watchTurns();
  }, LOOK_MS);
}

async function hear({ id, what, about }: { id: number; what: keyof Work; about: never }): Promise<void> {
  try {
    process.send?.({ id, value: await (work[what] as (given: never) => unknown)(about) });
  } catch (error) {
    process.send?.({ id, error: String(error instanceof Error ? error.stack : error) });
  }
}

await startAutomerge();
countFrames();
watchTurns();
process.on('message', hear);
process.on('disconnect', () => process.exit());
process.send?.({ id: 0 });
