// The fields of a brief as the panel labels them and as the reflection asks for them, in the order in which one thinks.
import type { Ask, Brief } from '../../../shared/model/ask.ts';

export interface BriefField {
  readonly field: keyof Brief;
  readonly label: string;
  readonly placeholder: string;
  /** In plain words, as a friend would ask. */
  readonly question: string;
}

const FIELDS: readonly BriefField[] = [
  {
    field: 'what',
    label: 'What exactly',
    placeholder: 'An hour on a tier model for 40 clinics',
    question: 'What exactly is wanted, so small that a yes is easy?',
  },
  {
    field: 'who',
    label: 'Who could give it',
    placeholder: 'A name, or a role and a firm',
    question: 'Who could give it? A name, or what they have done and where.',
  },
  {
    field: 'why',
    label: 'Why',
    placeholder: 'What makes it matter now',
    question: 'Why does it matter, and why now?',
  },
  {
    field: 'whyConnector',
    label: 'Why this connector',
    placeholder: 'What they know of both sides',
    question: 'Why is the connector the right one to ask?',
  },
  {
    field: 'connectorUpside',
    label: 'What is in it for the connector',
    placeholder: 'What they gain by passing it on',
    question: 'What is in it for the connector?',
  },
  {
    field: 'targetUpside',
    label: 'What is in it for the target',
    placeholder: 'What they gain, in their eyes',
    question: 'What is in it for whoever is to be met?',
  },
  {
    field: 'vouch',
    label: 'What the voucher can honestly vouch for',
    placeholder: 'Work that they have seen',
    question: 'What can honestly be vouched for?',
  },
  {
    field: 'hesitation',
    label: 'What could make either hesitate',
    placeholder: 'And what removes that',
    question: 'What could make either of them hesitate, and what removes that?',
  },
  {
    field: 'value',
    label: 'Value brought even in the first talk',
    placeholder: 'Figures, a finding, a name',
    question: 'What does the asker bring, even to the first talk?',
  },
  {
    field: 'terms',
    label: 'How the target likes to be met',
    placeholder: 'Their terms',
    question: 'How does whoever is to be met like to be met?',
  },
  {
    field: 'blurb',
    label: 'Words to forward',
    placeholder: 'Few, in the third person',
    question: 'Which few words can be forwarded as they are?',
  },
];

const APPROACH: BriefField = {
  field: 'approach',
  label: 'How to go about it',
  placeholder: 'As the two of you worked it out',
  question: 'How will you go about it, as you worked it out with the connector?',
};

/** These show always; the others once they are written, hinted at or asked for. */
export const FIRST_FIELDS: readonly (keyof Brief)[] = ['what', 'who', 'why'];

/** The fields of an ask's brief: only a referral has something to vouch for. */
export function briefFieldsOf({ kind, brief }: Ask): readonly BriefField[] {
  return FIELDS.filter(({ field }) => field !== 'vouch' || kind === 'referral' || brief.vouch !== undefined);
}

/** The questions of the reflection; about the approach only where I am to go about it. */
export function questionsOf(ask: Ask): readonly BriefField[] {
  return ask.asker === 'me' ? [...briefFieldsOf(ask), APPROACH] : briefFieldsOf(ask);
}
