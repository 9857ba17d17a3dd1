// A laptop in a process of its own, for the benchmark of sync: what it is asked goes there, and its answer comes back.
import { type ChildProcess, fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Work } from './laptop-process.ts';

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

type Asked = { [What in keyof Work]: Parameters<Work[What]>[0] };
type Answered = { [What in keyof Work]: Awaited<ReturnType<Work[What]>> };

export class Laptop {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { done: (value: unknown) => void; fail: (error: Error) => void }>();
  #last = 0;

  private constructor(dir: string, name: string) {
    const execArgv = [
      '--import',
      './tests/helpers/typescript.mjs',
      ...(process.env.BENCH_PROFILE ? ['--cpu-prof'] : []),
    ];
    this.#process = fork(join(import.meta.dirname, 'laptop-process.ts'), [dir, name], {
      cwd: resolve(import.meta.dirname, '../..'),
      execArgv,
    });
    this.#process.on('message', (answer) => this.#hear(answer as Answer));
    this.#process.once('exit', (code) => this.#fail(`the laptop ended with code ${code}`));
  }

  /** Starts one on a folder. There is no vault open yet. */
  static async start(dir: string, name: string): Promise<Laptop> {
    const laptop = new Laptop(dir, name);
    await new Promise((done, fail) => laptop.#waiting.set(0, { done, fail }));
    return laptop;
  }

  ask<What extends keyof Work>(what: What, ...[about]: undefined extends Asked[What] ? [Asked[What]?] : [Asked[What]]) {
    const id = ++this.#last;
    return new Promise<Answered[What]>((done, fail) => {
      this.#waiting.set(id, { done: done as (value: unknown) => void, fail });
      this.#process.send({ id, what, about });
    });
  }

  end(): Promise<void> {
    return new Promise((done) => {
      this.#process.removeAllListeners('exit').once('exit', () => done());
      this.#process.disconnect();
    });
  }

  #hear({ id, value, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.done(value);
    else waiting?.fail(new Error(error));
  }

  #fail(what: string): void {
    for (const { fail } of this.#waiting.values()) fail(new Error(what));
  }
}
