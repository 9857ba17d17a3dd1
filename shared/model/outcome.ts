// How an ask or an introduction ended.
export const OUTCOMES = [
  'worked out',
  'met, nothing came of it',
  'did not click',
  'no reply',
  'declined',
  'withdrawn',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
