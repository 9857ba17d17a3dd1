// How the moments of messages are called on screen, and what each is for.
import type { Moment } from '../../shared/model/messages/moments.ts';

export const MOMENT_WORDS: { readonly [Of in Moment]: readonly [name: string, about: string] } = {
  'permission to ask': ['Permission to ask', 'Whether I may ask, later on'],
  ask: ['The ask', 'To whoever may know somebody'],
  permission: ['Permission request', 'To one party, before they are introduced'],
  forwardable: ['Forwardable email', 'Words that a connector can pass on'],
  introduction: ['Introduction', 'To both: who, why, a way out, a next step'],
  'talking points': ['Talking points', 'For an introduction in person'],
  decline: ['Graceful decline', 'To the other party, and not who declined'],
  'decline ask': ['Declining an ask', 'To whoever asked'],
  nudge: ['Nudge', 'A short word while an answer is missing'],
  thanks: ['Thank-you', 'Whatever the outcome'],
  'follow-up': ['Follow-up', 'How it went, honestly'],
  'circle back': ['Circle back', 'What came of it, to whoever helped'],
  progress: ['Progress update', 'To all who helped'],
  'catch-up': ['Catch-up', 'To reconnect'],
};

/** A language by its name in English: `German`, or the tag itself where nobody knows it. */
export function sayLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames('en-GB', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
