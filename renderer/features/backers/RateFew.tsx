// Rating a few close people in a row: one at a time, four plain questions, one key for each answer.
import { Button, Group, Kbd, Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { BACKER_QUESTIONS } from '../../../shared/model/backers.ts';
import { displayName } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import type { BackerAnswer, Person } from '../../../shared/model/person.ts';
import { find } from '../../../shared/model/table.ts';
import { answerBacker, BackerAnswerRow } from '../../ui/BackerQuestions.tsx';
import { Face } from '../../ui/Face.tsx';
import { PagePart } from '../../ui/PagePart.tsx';
import { goTo } from '../../ui/place.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Backers.module.css';

/** So many in one sitting; after them, it is enough for today. */
const FEW = 5;
const KEYS: Readonly<Record<string, BackerAnswer>> = { y: 'yes', p: 'partly', n: 'no' };

interface Props {
  readonly unrated: readonly Person[];
  readonly close: number;
}

export function RateFew({ unrated, close }: Props) {
  const [done, setDone] = useState<readonly PersonId[]>([]);
  const [id, setId] = useState<PersonId | undefined>();
  const { people } = useDocument();
  const waiting = unrated.filter((person) => !done.includes(person.id));
  // Who is being rated stays, though their last answer has taken them off the list.
  const person = (id === undefined ? undefined : find(people, id)) ?? waiting[0];

  function next(): void {
    if (!person) return;
    setDone([...done, person.id]);
    setId(waiting.find((each) => each.id !== person.id)?.id);
  }

  return (
    <PagePart title="A few to ask yourself about">
      <div className={classes.card}>
        {done.length >= FEW && waiting.length > 0 ? (
          <Enough left={waiting.length} onMore={() => setDone([])} />
        ) : person && (id !== undefined || waiting.length > 0) ? (
          <Rating key={person.id} person={person} onBegin={() => setId(person.id)} onNext={next} />
        ) : (
          <Text size="sm" c="dimmed">
            {close === 0
              ? 'Whoever you know well or somewhat comes up here, a few at a time.'
              : 'All your close ones are rated. Come back when somebody has grown closer.'}
          </Text>
        )}
      </div>
    </PagePart>
  );
}

function Enough({ left, onMore }: { readonly left: number; readonly onMore: () => void }) {
  return (
    <>
      <Text size="sm">That is enough for today. {left === 1 ? 'One more waits.' : `${left} more wait.`}</Text>
      <Button variant="default" size="compact-sm" mt={8} onClick={onMore}>
        A few more
      </Button>
    </>
  );
}

interface RatingProps {
  readonly person: Person;
  readonly onBegin: () => void;
  readonly onNext: () => void;
}

function Rating({ person, onBegin, onNext }: RatingProps) {
  const box = useRef<HTMLFieldSetElement>(null);
  const open = BACKER_QUESTIONS.find((question) => person[question] === undefined);
  const name = displayName(person);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);

  function handleKey(event: React.KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const answer = KEYS[event.key.toLowerCase()];
    if (event.key === 's' || (event.key === 'Enter' && event.target === box.current)) onNext();
    else if (answer === undefined) return;
    else if (open) {
      onBegin();
      void answerBacker(person, open, answer);
    }
    // Also where nothing is open any more: one key too many must not open a new ask.
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <fieldset className={classes.rating} tabIndex={-1} ref={box} onKeyDown={handleKey} aria-label={name}>
      <div className={classes.who}>
        <span aria-hidden>
          <Face name={name} size={48} />
        </span>
        <div className={classes.said}>
          <UnstyledButton className="vs-name" onClick={() => goTo({ is: 'person', id: person.id })}>
            <bdi>{name}</bdi>
          </UnstyledButton>
          <Text size="sm" c="dimmed" truncate dir="auto">
            {[person.title, person.firm].filter(Boolean).join(', ') || 'Nothing more is known of them.'}
          </Text>
        </div>
      </div>
      {/* Any answer, also by mouse, begins with them. */}
      <div onChangeCapture={onBegin}>
        {BACKER_QUESTIONS.map((question) => (
          <BackerAnswerRow key={question} person={person} question={question} isNext={question === open} />
        ))}
      </div>
      <Group justify="space-between" mt={10} gap={8}>
        <Text size="xs" c="dimmed">
          <Kbd size="xs">y</Kbd> <Kbd size="xs">p</Kbd> <Kbd size="xs">n</Kbd> answer, <Kbd size="xs">s</Kbd> the next
        </Text>
        <Button size="compact-sm" variant={open ? 'default' : 'filled'} onClick={onNext}>
          {open ? 'Not now' : 'Next'}
        </Button>
      </Group>
    </fieldset>
  );
}
