// One connection to one laptop: TLS 1.3 with a certificate on both sides, and frames in it (Y17, Y22, Y24, Y25).
// It knows who is at the other end, and never what a frame means: only beats stay here. connect.ts makes the sockets.
// No authority vouches for a certificate. Whether it is the right one is asked before a byte is read.
import type { TLSSocket } from 'node:tls';
import { encodeMessage, FRAME, type Frame, FrameError, FrameReader, type Limits } from './frames.ts';
import { type Identity, type LaptopId, readCertificate } from './identity.ts';

export type Protocol = 'vouchsafe-sync/1' | 'vouchsafe-pair/1';

/** Whether a laptop with this fingerprint (hex) may come in. */
export type MayPass = (fingerprint: string) => boolean;

/** Why a channel ended: closed at the other end or cut, closed here, nothing heard, no frame of ours, or a bug of ours. */
export type End = 'closed' | 'here' | 'silent' | 'malformed' | 'failed';

export interface Ears {
  /** One at a time: nothing more is read until it resolves. It throws FrameError for what is malformed. */
  onFrame(frame: Frame): Promise<void> | void;
  /** Once. `bug` is what else `onFrame` threw: one connection is ended by it, not the process. */
  onEnd(end: End, bug?: unknown): void;
}

/** Times to wait, in ms (Y20, Y25). */
export interface Times {
  readonly handshake: number;
  readonly beat: number;
  readonly silence: number;
}

export const TIMES: Times = { handshake: 5_000, beat: 10_000, silence: 30_000 };
/** What a connection that was ended here may still take to say its last. */
const FAREWELL = 1_000;
const EXPORTER_BYTES = 32;
const EXPORTER = 'EXPORTER-vouchsafe-pair-1';
const BEAT = encodeMessage({ type: 'beat' });
const UNKNOWN = encodeMessage({ type: 'bye', code: 'unknown' });

/** A channel on a socket whose handshake is over; anyone who may not pass is told so and gets none. */
export function admit(
  socket: TLSSocket,
  identity: Identity,
  alpn: Protocol,
  mayPass: MayPass,
  isDialler: boolean,
  times: Times,
): Channel | undefined {
  socket.on('error', () => undefined);
  const isOurs = socket.getProtocol() === 'TLSv1.3' && socket.alpnProtocol === alpn && !socket.isSessionReused();
  const certificate = new Uint8Array(socket.getPeerCertificate(false)?.raw ?? []);
  const peer = isOurs ? readCertificate(certificate) : undefined;
  if (peer && peer.fingerprint !== identity.fingerprint && mayPass(peer.fingerprint)) {
    return new Channel(socket, { ...peer, certificate, isDialler }, times);
  }
  socket.write(UNKNOWN);
  leave(socket);
  return undefined;
}

/** One connection to one laptop whose certificate is known. */
export class Channel {
  readonly id: LaptopId;
  /** SHA-256 of the other's certificate, in hex. */
  readonly fingerprint: string;
  readonly certificate: Uint8Array;
  /** 32 bytes that only the two ends of this very connection can compute (Y17). */
  readonly exporter: Uint8Array;
  /** Whether it was dialled here. */
  readonly isDialler: boolean;
  /** The other's host, as the network says it. */
  readonly host: string;
  readonly #socket: TLSSocket;
  readonly #beat: NodeJS.Timeout;
  readonly #silence: NodeJS.Timeout;
  #end: End | undefined;
  #bug: unknown;
  #room: Promise<void> | undefined;
  #isBusy = false;

  constructor(
    socket: TLSSocket,
    peer: Pick<Channel, 'id' | 'fingerprint' | 'certificate' | 'isDialler'>,
    times: Times,
  ) {
    this.id = peer.id;
    this.fingerprint = peer.fingerprint;
    this.certificate = peer.certificate;
    this.isDialler = peer.isDialler;
    this.exporter = new Uint8Array(socket.exportKeyingMaterial(EXPORTER_BYTES, EXPORTER, Buffer.alloc(0)));
    this.host = socket.remoteAddress ?? '';
    this.#socket = socket;
    socket.setNoDelay(true);
    this.#beat = setTimeout(() => void this.send(BEAT), times.beat);
    this.#silence = setTimeout(() => this.#onSilence(), times.silence);
    socket.once('close', () => this.#finish('closed'));
  }

  /** Begins to read. Until then nothing was; it is called once. */
  hear(limits: Limits, ears: Ears): void {
    const onEnd = () => ears.onEnd(this.#end ?? 'closed', this.#bug);
    if (this.#socket.closed) return queueMicrotask(onEnd);
    this.#socket.once('close', onEnd);
    void this.#read(new FrameReader(limits), ears);
  }

  /** Sends a frame and resolves when there is room for more, or when the channel has ended. */
  async send(frame: Uint8Array): Promise<void> {
    if (this.#end || this.#socket.destroyed) return;
    this.#beat.refresh();
    if (this.#socket.write(frame)) return;
    this.#room ??= roomIn(this.#socket).then(() => {
      this.#room = undefined;
    });
    await this.#room;
  }

  /** Ends it: what was sent before still goes out, nothing more is read. */
  close(): void {
    if (this.#end) return;
    this.#finish('here');
    leave(this.#socket);
  }

  /** Ends it at once, whatever is still to go out. */
  cut(): void {
    this.#finish('here');
    this.#socket.destroy();
  }

  async #read(reader: FrameReader, ears: Ears): Promise<void> {
    try {
      for await (const bytes of this.#socket) {
        this.#silence.refresh();
        for (const frame of reader.take(bytes)) await this.#pass(frame, ears);
      }
    } catch (error) {
      if (error instanceof FrameError) this.#finish('malformed');
      else if (this.#isBusy) this.#finish('failed', error);
      this.#socket.destroy();
    }
  }

  async #pass(frame: Frame, ears: Ears): Promise<void> {
    if (frame.type === FRAME.beat || this.#end) return;
    this.#isBusy = true;
    await ears.onFrame(frame);
    this.#isBusy = false;
    this.#silence.refresh();
  }

  // While a frame is being dealt with nothing is read, so nothing can be heard.
  #onSilence(): void {
    if (this.#isBusy) {
      this.#silence.refresh();
      return;
    }
    this.#finish('silent');
    this.#socket.destroy();
  }

  #finish(end: End, bug?: unknown): void {
    this.#end ??= end;
    this.#bug ??= bug;
    clearTimeout(this.#beat);
    clearTimeout(this.#silence);
  }
}

// What still comes is read and dropped: a socket closed on unread bytes resets, and our last word would be lost with it.
function leave(socket: TLSSocket): void {
  const last = setTimeout(() => socket.destroy(), FAREWELL);
  socket.once('close', () => clearTimeout(last));
  socket.end();
  socket.resume();
}

async function roomIn(socket: TLSSocket): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}
