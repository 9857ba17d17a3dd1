// "Do you know someone who…?" beside an ask: whom it may mean, why, and what to know before asking them; one click to a
// proposed introduction. The search reads everybody, so the keeper makes it.
import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Ask } from '../../shared/model/ask.ts';
import { displayName, personOf } from '../../shared/model/document.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import type { Suggestion } from '../../shared/model/match.ts';
import { sayReadiness, sayReason } from '../../shared/model/match-words.ts';
import { request, useDocument } from '../vouchsafe.ts';
import { Face } from './Face.tsx';
import { goTo, openDialog } from './place.ts';
import { Section } from './Section.tsx';
import classes from './Suggestions.module.css';
import { sayCount } from './saying.ts';
import { sayDays, useToday } from './today.ts';
import { useAnswer } from './use-answer.ts';

const FEW = 5;
const REASONS = 3;

export function Suggestions({ ask }: { readonly ask: Ask }) {
  const { people, interactions, intros } = useDocument();
  const today = useToday();
  const [all, setAll] = useState(false);
  const { id, title, brief, asker } = ask;
  const said = [title, brief.what, brief.who, asker, ...Object.keys(ask.tags)].join('\n');
  const { value, isAsking } = useAnswer(
    () => request('ask.suggest', { id, today }),
    [id, today, said, people, interactions, intros],
  );
  const shown = value?.slice(0, all ? undefined : FEW) ?? [];
  return (
    <Section
      title="Who might it be"
      action={
        <Button variant="subtle" size="compact-sm" onClick={() => openDialog({ is: 'path', ask: id })}>
          Warm paths…
        </Button>
      }
    >
      {shown.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {isAsking
            ? 'Reading what you know of people…'
            : 'Nobody comes to mind. Say in the brief what they know or where they are, in the words of your notes.'}
        </Text>
      )}
      <ul className={classes.list} aria-label="Who might it be">
        {shown.map((suggestion) => (
          <Suggested key={suggestion.person} ask={ask} suggestion={suggestion} />
        ))}
      </ul>
      {value && value.length > FEW && (
        <Group>
          <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Fewer' : `${sayCount(value.length - FEW, 'more', 'more')}`}
          </Button>
        </Group>
      )}
    </Section>
  );
}

function Suggested({ ask, suggestion }: { readonly ask: Ask; readonly suggestion: Suggestion }) {
  const person = personOf(useDocument(), suggestion.person);
  const today = useToday();
  if (!person) return null;
  const name = displayName(person);
  const { closeness, lastContact } = suggestion;
  const isKnown = closeness !== undefined || lastContact !== undefined;
  return (
    <li className={classes.row}>
      <span aria-hidden>
        <Face name={name} />
      </span>
      <div className={classes.who}>
        <UnstyledButton className="vs-name" onClick={() => goTo({ is: 'person', id: person.id })}>
          <bdi>{name}</bdi>
        </UnstyledButton>
        <div className={classes.about} dir="auto">
          {[person.title, person.firm].filter(Boolean).join(', ')}
        </div>
      </div>
      {ask.asker === 'me' && !isKnown ? (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Who could introduce me to ${name}`}
          onClick={() => openDialog({ is: 'path', ask: ask.id, to: person.id })}
        >
          Reach…
        </Button>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Propose an intro with ${name}`}
          onClick={() => openDialog({ is: 'intro', ask: ask.id, ...partOf(ask, person.id) })}
        >
          Propose
        </Button>
      )}
      <ul className={classes.why} aria-label={`Why ${name}`}>
        {suggestion.reasons.slice(0, REASONS).map((reason) => (
          <li key={`${reason.field} ${reason.words}`} dir="auto">
            {sayDays(sayReason(reason))}
          </li>
        ))}
      </ul>
      <div className={classes.now} dir="auto">
        {sayReadiness(suggestion, today).map(sayDays).join(' · ')}
      </div>
    </li>
  );
}

/** Of my own ask I am a party: whom I know can connect me, or say that they are the one. */
function partOf(ask: Ask, person: PersonId): { connector: PersonId } | { party: PersonId } {
  return ask.asker === 'me' ? { connector: person } : { party: person };
}
