// What to do about the one thing that lacks in a backer (S4, S0, S3.2): why they would not send leads yet, and one step.
import type { Lack } from '../../../shared/model/backers.ts';

interface Advice {
  readonly why: string;
  readonly what: string;
  /** Whether the step is a message to them, or something to look for on their page. */
  readonly does: 'write' | 'look';
}

export const ADVICE: Readonly<Record<Lack, Advice>> = {
  dusty: {
    why: 'It is all there, but it has been silent for longer than you wanted.',
    what: 'Catch up first. Ask for nothing.',
    does: 'write',
  },
  knowsMe: {
    why: 'They like what they see, but hardly know you.',
    what: 'Spend time: a coffee, a call, no purpose.',
    does: 'write',
  },
  likesMe: {
    why: 'They know and trust you, but you have not grown warm.',
    what: 'Give first: see what they look for, and help with it.',
    does: 'look',
  },
  trustsMe: {
    why: 'They like you, but trust takes proof.',
    what: 'Promise something small, and keep it.',
    does: 'look',
  },
  knowsMyWork: {
    why: 'They know, like and trust you, but not what you can do.',
    what: 'Show them a piece of work.',
    does: 'write',
  },
};
