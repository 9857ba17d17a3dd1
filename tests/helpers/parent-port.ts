// Loaded before the keeper in a plain Node process of its own: what Electron gives it, a parent and ports, over Node's channel.
// `{ ask }` is what a window says on the one port there is, also before the keeper has it; `{ main }` what the main process says.
import { EventEmitter } from 'node:events';

class Port extends EventEmitter {
  #early: unknown[] | undefined = [];

  postMessage(said: unknown): void {
    process.send?.(said);
  }

  ask(data: unknown): void {
    if (this.#early) this.#early.push(data);
    else setImmediate(() => this.emit('message', { data }));
  }

  /** As Electron's: what came before is heard then. */
  start(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const data of early) setImmediate(() => this.emit('message', { data }));
  }
}

const port = new Port();
const parent = Object.assign(new EventEmitter(), { postMessage: () => undefined });
Reflect.set(process, 'parentPort', parent);
parent.once('newListener', () => setImmediate(() => process.send?.({ isListening: true })));
process.on('message', ({ ask, main }: { ask?: unknown; main?: object }) => {
  if (main) parent.emit('message', { data: main, ports: 'window' in main ? [port] : [] });
  else port.ask(ask);
});
