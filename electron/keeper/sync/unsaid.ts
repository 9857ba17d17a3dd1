// A connection before it is talked on (Y25): it is read all the same, so that its end is noticed, and what little an honest laptop
// says by then is kept for the line. It knows what a frame is, and never what one means.
import type { Channel, Ears } from './channel.ts';
import { type Frame, FrameError, type Limits } from './frames.ts';

/** Hello and bye: nobody says more before it is answered. Beats stay in the channel. */
const MOST_FRAMES = 2;

/** What a line needs of a channel. */
export type Speaking = Pick<Channel, 'hear' | 'send' | 'close' | 'cut'>;

export class Unsaid implements Speaking {
  readonly #channel: Channel;
  readonly #held: Frame[] = [];
  #ears: Ears | undefined;
  #over: Parameters<Ears['onEnd']> | undefined;
  #passing: Promise<void> = Promise.resolve();

  /** `onEnd`: it is over, and nobody had begun to talk. */
  constructor(channel: Channel, limits: Limits, onEnd: () => void) {
    this.#channel = channel;
    channel.hear(limits, {
      onFrame: (frame) => this.#onFrame(frame),
      onEnd: (...end) => {
        this.#over = end;
        if (this.#ears) this.#ears.onEnd(...end);
        else onEnd();
      },
    });
  }

  /** Somebody talks now, and hears first what has come by then. */
  hear(_: Limits, ears: Ears): void {
    this.#ears = ears;
    // What is no message at all ends it, as it would have done at once.
    this.#passing = this.#pass(ears).catch(() => this.close());
    const over = this.#over;
    if (over) queueMicrotask(() => ears.onEnd(...over));
  }

  async send(frame: Uint8Array): Promise<void> {
    await this.#channel.send(frame);
  }

  close(): void {
    this.#channel.close();
  }

  cut(): void {
    this.#channel.cut();
  }

  async #onFrame(frame: Frame): Promise<void> {
    await this.#passing;
    if (this.#ears) return await this.#ears.onFrame(frame);
    if (this.#held.length >= MOST_FRAMES) throw new FrameError('nobody has been answered yet');
    this.#held.push({ type: frame.type, body: frame.body.slice() });
  }

  async #pass(ears: Ears): Promise<void> {
    for (const frame of this.#held.splice(0)) await ears.onFrame(frame);
  }
}
