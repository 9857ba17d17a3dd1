// Strangers at a code on show, and at a laptop that takes one: frames made up or real ones altered, in whatever order, to the
// pure steps of both. Whoever does not know the code proves nothing: nobody is met, asked about, added or joined.
import { loadCrypto, toHex } from '../../electron/keeper/crypto.ts';
import { bindingOf } from '../../electron/keeper/sync/code.ts';
import { FrameError, FrameReader, STUDY_LIMITS, TRAVEL_LIMITS } from '../../electron/keeper/sync/frames.ts';
import { decodePairing, encodePairing, type PairingMessage } from '../../electron/keeper/sync/pairing.ts';
import { beginStudy, type Study, type StudyEvent, stepStudy } from '../../electron/keeper/sync/study.ts';
import { beginTravel, stepTravel } from '../../electron/keeper/sync/travel.ts';
import { type Random, randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const OWN = { protocol: 1, name: 'study', box: 'b0'.repeat(32), people: 5000 };
const NAMES = ['by', 'proof', 'protocol', 'name', 'box', 'people', 'yes', 'kept', 'no', 'entries', '__proto__'];
const MOST_WAITING = 8;
/** How many frames come while one code is on show. */
const FRAMES = 100;

/** Sends so many frames. `lost`: crashes; `altered`: a stranger was let in; `alarms`: more held than the rules allow. */
export async function stormOfStrangers(seed: number, frames: number): Promise<Tally> {
  await loadCrypto();
  const random = randomFrom(seed);
  const tally = newTally();
  while (tally.rounds < frames) {
    if (random.oneIn(2)) atStudy(random, tally);
    else atTravel(random, tally);
  }
  return tally;
}

function atStudy(random: Random, tally: Tally): void {
  const code = { words: 'zoo zoo zoo zoo zoo zoo', long: random.bytes(16), link: '' };
  let state = beginStudy(OWN, code, 0);
  const guests = new Map<number, FrameReader>();
  const feed = (event: StudyEvent): void => {
    const step = stepStudy(state, event);
    state = step.state;
    if (step.orders.some(({ order }) => order === 'ask' || order === 'add' || order === 'added')) tally.altered++;
    if (step.send.some(({ message }) => !('no' in message))) tally.altered++;
  };
  for (let now = 0; now < FRAMES; now++) {
    const guest = random.int(12);
    tally.rounds++;
    try {
      if (!guests.has(guest)) {
        guests.set(guest, new FrameReader(STUDY_LIMITS));
        const binding = bindingOf('01'.repeat(32), '02'.repeat(32), random.bytes(32));
        feed({ is: 'connected', guest, host: `192.0.2.${random.int(3)}`, binding, now });
      }
      for (const message of heard(random, guests.get(guest) as FrameReader, state))
        feed({ is: 'message', guest, message, now });
    } catch (error) {
      guests.delete(guest);
      if (error instanceof FrameError) feed({ is: 'malformed', guest });
      else tally.lost++;
    }
    if (random.oneIn(20)) feed({ is: 'time', now: now + 1_000 * random.int(12) });
    if (state.waiting.size > MOST_WAITING) tally.alarms++;
  }
}

function atTravel(random: Random, tally: Tally): void {
  const binding = bindingOf('01'.repeat(32), '02'.repeat(32), random.bytes(32));
  let { state } = beginTravel(OWN, { by: 'long', long: random.bytes(16) }, binding, 0);
  const reader = new FrameReader(TRAVEL_LIMITS);
  for (let now = 0; now < FRAMES && state.at !== 'over'; now++) {
    tally.rounds++;
    try {
      for (const message of heard(random, reader)) {
        const step = stepTravel(state, { is: 'message', message, now });
        state = step.state;
        if (step.orders.some(({ order }) => order !== 'over') || step.send.length > 0) tally.altered++;
      }
    } catch (error) {
      if (!(error instanceof FrameError)) tally.lost++;
      return;
    }
  }
}

/** What comes of one frame; of what is none, `FrameError`. */
function heard(random: Random, reader: FrameReader, study?: Study): PairingMessage[] {
  const wire = encodePairing(made(random, study));
  // Deriving the key of six words takes a fifth of a second: whoever tries does it three times at most, and not here.
  const isWords = Buffer.from(wire).includes('"words"');
  if (!isWords && random.oneIn(2))
    for (let flips = 1 + random.int(4); flips > 0; flips--) wire.set(random.bytes(1), random.int(wire.length));
  const middle = random.int(wire.length);
  const frames = [wire.subarray(0, middle), wire.subarray(middle)].flatMap((part) => reader.take(part));
  return frames.map(decodePairing);
}

function made(random: Random, study: Study | undefined): PairingMessage {
  const { int, pick, bytes } = random;
  const hex = () => toHex(bytes(32));
  const name = pick(['travel', '', 'x'.repeat(int(90)), '\u202e', 'a\nb']);
  return pick<() => PairingMessage>([
    () => ({ by: study ? 'long' : pick(['words', 'long']), proof: hex() }),
    () => ({ proof: hex() }),
    () => ({ protocol: int(3), name, box: hex(), people: int(9) }),
    () => ({ yes: true }),
    () => ({ kept: true }),
    () => ({ entries: Array.from({ length: int(4) }, () => toHex(bytes(int(200)))) }),
    () => ({ no: pick(['code-wrong', 'declined', 'too-new']) }),
    () => ({ [pick(NAMES)]: pick([true, hex(), int(2 ** 30), null, [], 'words']) }) as unknown as PairingMessage,
  ])();
}
