// The moments for which a message is one click away (playbook, Messages). Each has a draft, made from the same facts.

export const MOMENTS = [
  'permission to ask',
  'ask',
  'permission',
  'forwardable',
  'introduction',
  'talking points',
  'decline',
  'decline ask',
  'nudge',
  'thanks',
  'follow-up',
  'circle back',
  'progress',
  'catch-up',
] as const;
export type Moment = (typeof MOMENTS)[number];
