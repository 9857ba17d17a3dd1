// The messages that left from a card: for which moment, to whom, when and how; each opens to its words.
import { Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Card } from '../../shared/model/cards.ts';
import { nameOf } from '../../shared/model/document.ts';
import type { Entry } from '../../shared/model/history.ts';
import { messagesOf } from '../../shared/model/message.ts';
import { MOMENTS } from '../../shared/model/messages/moments.ts';
import { useDocument } from '../vouchsafe.ts';
import classes from './MessagesSent.module.css';
import { MOMENT_WORDS } from './moments.ts';
import { Section } from './Section.tsx';
import { ShowAll } from './ShowAll.tsx';
import { sayDay } from './today.ts';

const AT_FIRST = 5;

export function MessagesSent({ card }: { readonly card: Card }) {
  const [all, setAll] = useState(false);
  const sent = messagesOf(card).reverse();
  if (sent.length === 0) return null;
  const shown = all ? sent : sent.slice(0, AT_FIRST);
  return (
    <Section title="Messages">
      <ul className={classes.list}>
        {shown.map((entry) => (
          <Message key={entry.id} entry={entry} />
        ))}
      </ul>
      {sent.length > shown.length && <ShowAll count={sent.length} onShow={() => setAll(true)} />}
    </Section>
  );
}

function Message({ entry }: { readonly entry: Entry }) {
  const document = useDocument();
  const [isOpen, setIsOpen] = useState(false);
  const { party, moment, on, channel, subject, words } = entry;
  const known = MOMENTS.find((each) => each === moment);
  return (
    <li>
      <UnstyledButton className={classes.head} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Text size="sm" truncate dir="auto">
          {known ? MOMENT_WORDS[known][0] : 'Message'}
          {party && ` to ${nameOf(document, party)}`}
        </Text>
        <Text size="xs" c="dimmed">
          {[on && sayDay(on), channel].filter(Boolean).join(' · ')}
        </Text>
      </UnstyledButton>
      {isOpen && (
        <div className={classes.words}>
          {subject && (
            <Text size="sm" fw={600} dir="auto">
              {subject}
            </Text>
          )}
          <Text size="sm" dir="auto" className={classes.body}>
            {words || 'Its words were not kept.'}
          </Text>
        </div>
      )}
    </li>
  );
}
