// How it went, as each party tells it (S2.14): honest, and without blame. Each is asked by one draft.
import { Button, Group, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { nameOf } from '../../../shared/model/document.ts';
import { feedbackOf } from '../../../shared/model/feedback.ts';
import { type Entry, sayEntry } from '../../../shared/model/history.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { type Intro, partiesOf } from '../../../shared/model/intro.ts';
import { FactMenu } from '../../ui/FactMenu.tsx';
import { openDialog } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { sayDay } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Consents.module.css';

export function Feedback({ intro }: { readonly intro: Intro }) {
  const heard = feedbackOf(intro);
  return (
    <Section title="How it went">
      {partiesOf(intro).map((party) => (
        <div key={party}>
          <Asking intro={intro} party={party} isTold={heard.some((entry) => entry.party === party)} />
          {heard
            .filter((entry) => entry.party === party)
            .map((entry) => (
              <Told key={entry.id} intro={intro} entry={entry} />
            ))}
        </div>
      ))}
    </Section>
  );
}

interface AskingProps {
  readonly intro: Intro;
  readonly party: PartyId;
  readonly isTold: boolean;
}

function Asking({ intro, party, isTold }: AskingProps) {
  const document = useDocument();
  const card = intro.id;
  return (
    <Group justify="space-between" wrap="nowrap" gap={8}>
      <Text size="sm" truncate dir="auto">
        {party === 'me' ? 'Me' : nameOf(document, party)}
      </Text>
      <Group gap={6} wrap="nowrap">
        {party !== 'me' && !isTold && (
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => openDialog({ is: 'draft', moment: 'follow-up', card, party })}
          >
            Ask them
          </Button>
        )}
        <Button
          size="compact-xs"
          variant={isTold ? 'subtle' : 'default'}
          color={isTold ? 'gray' : 'terracotta'}
          onClick={() => openDialog({ is: 'feedback', card, party })}
        >
          {party === 'me' ? 'I say…' : isTold ? 'More…' : 'They told me…'}
        </Button>
      </Group>
    </Group>
  );
}

function Told({ intro, entry }: { readonly intro: Intro; readonly entry: Entry }) {
  const document = useDocument();
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap={6}>
      <Text size="xs" c="dimmed" dir="auto" className={classes.said}>
        {[entry.answer, entry.words && `“${entry.words}”`].filter(Boolean).join(' · ')}
        {entry.on && ` · ${sayDay(entry.on)}`}
        {entry.neverLeaves && (
          <>
            {' · '}
            <IconLock size={11} aria-hidden /> in confidence
          </>
        )}
      </Text>
      <FactMenu card={intro} entry={entry} what={sayEntry(entry, (who) => nameOf(document, who))} />
    </Group>
  );
}
