// The placeholders that a message may be written with. They mean the same at every moment; which facts stand behind them is
// in facts.ts. Their names are English and stay so in every language: they are for whoever writes a template, never sent.

/** Every placeholder, with what it stands for. The order is the one in which they are offered. */
export const PLACEHOLDERS = {
  name: 'whom I write to',
  'first name': 'whom I write to, by first name',
  why: 'why the two should meet',
  gain: 'what is in it for whom I write to',
  other: 'the other party',
  'other first name': 'the other party, by first name',
  'other who': 'who the other party is',
  'other gain': 'what is in it for the other party',
  a: 'the first party',
  'a first name': 'the first party, by first name',
  'a who': 'who the first party is',
  'a gain': 'what the first party gains',
  'a terms': 'on which terms the first party agreed',
  b: 'the second party',
  'b first name': 'the second party, by first name',
  'b who': 'who the second party is',
  'b gain': 'what the second party gains',
  'b terms': 'on which terms the second party agreed',
  connector: 'who connects',
  'connector first name': 'who connects, by first name',
  asker: 'for whom I ask, where it is not me',
  'asker who': 'who they are',
  ask: 'the ask, in a line',
  what: 'what exactly is wanted',
  wanted: 'who is wanted, by name or description',
  target: 'the one who is asked for by name',
  reason: 'why it is wanted',
  'why you': 'why this connector',
  'connector upside': 'what is in it for the connector',
  'target upside': 'what is in it for the target',
  hesitation: 'what could make either hesitate, and what removes that',
  bring: 'the value the asker brings in the first talk',
  terms: 'how the target likes to be met',
  vouch: 'what can honestly be vouched for',
  blurb: 'the few words to forward',
  names: 'the names to bring',
  'next step': 'how to go about it',
  'job role': 'the job',
  'job firm': 'the firm of the job',
  'job link': 'where the job is described',
  due: 'the day it is due',
  'asked on': 'the day I asked last',
  'introduced on': 'the day they were introduced',
  outcome: 'how it ended',
  value: 'the value that came of it',
  'decline reason': 'why I decline, where the asker may be told',
  me: 'my name',
  'my who': 'who I am',
  'my about': 'what I can do for people',
  today: 'today, in words',
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;

/** What is known, by placeholder. What is absent is not known, and nothing is made up for it. */
export type Facts = { readonly [Name in Placeholder]?: string | undefined };

/** True for the name of a placeholder. */
export function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(PLACEHOLDERS, name);
}
