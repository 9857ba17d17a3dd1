// A queue: one task after the other, in the order they were given. A task that fails does not hold up the next.

export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a task when all before it have ended; resolves or rejects as the task does. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
