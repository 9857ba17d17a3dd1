// The four plain questions about a backer (S4), asked in words: on a person's page, and where a few are rated in a row.
import { SegmentedControl, Text, VisuallyHidden } from '@mantine/core';
import type { BackerQuestion } from '../../shared/model/backers.ts';
import { BACKER_ANSWERS, type BackerAnswer, type Person } from '../../shared/model/person.ts';
import { request } from '../vouchsafe.ts';
import { attempt } from './attempt.ts';
import classes from './BackerQuestions.module.css';

/** The questions as one asks them of oneself. */
export const ASKED: Readonly<Record<BackerQuestion, string>> = {
  knowsMe: 'Do they know you?',
  likesMe: 'Do they like you?',
  trustsMe: 'Do they trust you?',
  knowsMyWork: 'Do they know what you can do?',
};

const OPEN = {
  value: '',
  label: (
    <>
      <span aria-hidden>?</span>
      <VisuallyHidden>not said</VisuallyHidden>
    </>
  ),
};

/** Answers one question; '' takes the answer back. */
export function answerBacker(person: Person, question: BackerQuestion, answer: BackerAnswer | ''): Promise<boolean> {
  return attempt(() => request('person.edit', { id: person.id, changes: { [question]: answer } }));
}

interface Props {
  readonly person: Person;
  readonly question: BackerQuestion;
  /** True for the question that the next key answers. */
  readonly isNext?: boolean;
}

export function BackerAnswerRow({ person, question, isNext = false }: Props) {
  return (
    <div className={classes.row} data-next={isNext || undefined}>
      <Text size="sm" className={classes.asked} aria-hidden>
        {ASKED[question]}
      </Text>
      <SegmentedControl
        size="xs"
        className={classes.answers}
        aria-label={ASKED[question]}
        data={[OPEN, ...BACKER_ANSWERS]}
        value={person[question] ?? ''}
        onChange={(answer) => void answerBacker(person, question, answer as BackerAnswer | '')}
      />
    </div>
  );
}
