// What is special about an ask of my own: asking for permission to ask, and the day from which I may (S3.3); what the
// connector thinks of my assumptions (S1.3); the approach that we worked out together (S1.4).
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Ask, AskFields } from '../../../shared/model/ask.ts';
import { assessmentsOf, type Planting, plantingsOf } from '../../../shared/model/broadcast.ts';
import { nameOf, survivorOf } from '../../../shared/model/document.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { openDialog } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { sayDay, useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import { AssessForm } from './AssessForm.tsx';
import { PlantForm } from './PlantForm.tsx';
import classes from './rows.module.css';

interface Props {
  readonly ask: Ask;
  readonly edit: (changes: AskFields) => Promise<boolean>;
}

export function MyAsk({ ask, edit }: Props) {
  const document = useDocument();
  const [form, setForm] = useState<'plant' | 'assess' | undefined>();
  const done = () => setForm(undefined);
  const plantings = plantingsOf(ask, (party) => survivorOf(document, party));
  const isOpen = ask.stage !== 'closed';
  return (
    <Section title="Before I ask">
      {isOpen && plantings.length === 0 && (
        <Text size="sm" c="dimmed">
          Plant it: ask somebody whether you may ask, and ask when the day comes (S3.3).
        </Text>
      )}
      {plantings.map((planting) => (
        <Planted key={planting.party} ask={ask} planting={planting} />
      ))}
      {assessmentsOf(ask).map(({ id, party, words, on }) => (
        <div key={id} className={classes.row}>
          <Text size="sm" dir="auto">
            “{words}”
          </Text>
          <Text size="xs" c="dimmed" dir="auto">
            {nameOf(document, party)} on my assumptions{on && `, ${sayDay(on)}`}
          </Text>
        </div>
      ))}
      <InPlace
        label="How to go about it"
        placeholder="As the connector and I worked it out"
        multiline
        value={ask.brief.approach ?? ''}
        onSave={(approach) => edit({ brief: { approach } })}
      />
      {form === 'plant' && <PlantForm ask={ask} onDone={done} />}
      {form === 'assess' && <AssessForm ask={ask} suggested={plantings[0]?.party} onDone={done} />}
      {isOpen && form === undefined && (
        <Group gap={6}>
          <Button size="compact-sm" variant="default" onClick={() => setForm('plant')}>
            Plant it…
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setForm('assess')}>
            What they think of it…
          </Button>
        </Group>
      )}
    </Section>
  );
}

function Planted({ ask, planting }: { readonly ask: Ask; readonly planting: Planting }) {
  const document = useDocument();
  const today = useToday();
  const { party, on, until, words, isAsked } = planting;
  const isRipe = !isAsked && until !== undefined && until <= today;
  const draft = (moment: 'permission to ask' | 'ask') => openDialog({ is: 'draft', moment, card: ask.id, party });
  return (
    <div className={classes.row}>
      <Group justify="space-between" wrap="nowrap" gap={8}>
        <Text size="sm" fw={600} truncate dir="auto">
          {nameOf(document, party)}
        </Text>
        <span className="vs-chip" data-tone={isRipe ? 'accent' : undefined}>
          {isAsked ? 'asked' : isRipe ? 'ask now' : until ? `ask from ${sayDay(until)}` : 'no day yet'}
        </span>
      </Group>
      <Text size="xs" c="dimmed" dir="auto">
        planted{on && ` ${sayDay(on)}`}
        {words && `: “${words}”`}
      </Text>
      {!isAsked && ask.stage !== 'closed' && (
        <Group gap={6} mt={4}>
          <Button size="compact-xs" variant={isRipe ? 'light' : 'default'} onClick={() => draft('ask')}>
            Draft the ask
          </Button>
          {!isRipe && (
            <Button size="compact-xs" variant="light" onClick={() => draft('permission to ask')}>
              Draft “may I ask?”
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
