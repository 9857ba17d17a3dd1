// The panel of an ask: its brief edited in place, what is missing, the next action, its introductions, its history.
import { Alert, Button, Group, Menu, Select, Stack, TagsInput, Text } from '@mantine/core';
import { IconArchive, IconCheck, IconMoon } from '@tabler/icons-react';
import { useState } from 'react';
import {
  ASK_KINDS,
  type Ask,
  type AskFields,
  type AskKind,
  type Brief,
  missingFromBrief,
} from '../../../shared/model/ask.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { addDays } from '../../../shared/model/identity.ts';
import { attempt, attemptMove } from '../../ui/attempt.ts';
import { binCard } from '../../ui/bin-card.ts';
import { HistoryList } from '../../ui/HistoryList.tsx';
import { InPlace } from '../../ui/InPlace.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { openDialog } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { Suggestions } from '../../ui/Suggestions.tsx';
import { sayDay, today } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { AskIntros } from './AskIntros.tsx';

const FIRST: readonly (readonly [keyof Brief, string, string])[] = [
  ['what', 'What exactly', 'An hour on a tier model for 40 clinics'],
  ['who', 'Who could give it', 'A name, or a role and a firm'],
  ['why', 'Why', 'What makes it matter now'],
];

const MORE: readonly (readonly [keyof Brief, string, string])[] = [
  ['whyConnector', 'Why this connector', 'What they know of both sides'],
  ['connectorUpside', 'What is in it for the connector', ''],
  ['targetUpside', 'What is in it for the target', ''],
  ['hesitation', 'What could make either hesitate', 'And what removes that'],
  ['value', 'Value brought even in the first talk', ''],
  ['terms', 'How the target likes to be met', 'Their terms'],
  ['blurb', 'Words to forward', 'Few, in the third person'],
];

export function AskPanel({ ask }: { readonly ask: Ask }) {
  const document = useDocument();
  const edit = (changes: AskFields) => attempt(() => request('ask.edit', { id: ask.id, changes }));
  const subtitle = `${ask.asker === 'me' ? 'my own ask' : `asked by ${nameOf(document, ask.asker)}`}${ask.due ? ` · due ${sayDay(ask.due)}` : ''}`;
  return (
    <Panel kind={`Ask · ${ask.kind}`} title={ask.title} subtitle={subtitle} menu={<AskMenu ask={ask} />}>
      <Next ask={ask} />
      <Section title="Brief">
        <Fields ask={ask} fields={FIRST} edit={edit} />
        {ask.kind === 'referral' && (
          <Fields ask={ask} fields={[['vouch', 'What the voucher can honestly vouch for', '']]} edit={edit} />
        )}
        <More ask={ask} edit={edit} />
      </Section>
      <Suggestions ask={ask} />
      <AskIntros ask={ask} />
      <Section title="About it">
        <InPlace label="Title" value={ask.title} onSave={(title) => edit({ title })} />
        <PersonPicker label="Who asks" value={ask.asker} withMe onChange={(asker) => asker && void edit({ asker })} />
        <Group grow align="flex-start">
          <Select
            label="Kind"
            data={[...ASK_KINDS]}
            value={ask.kind}
            allowDeselect={false}
            onChange={(kind) => kind && void edit({ kind: kind as AskKind })}
          />
          <InPlace label="By when" type="date" value={ask.due ?? ''} onSave={(due) => edit({ due })} />
        </Group>
        <TagsInput label="Tags" value={Object.keys(ask.tags)} onChange={(tags) => void edit({ tags })} />
      </Section>
      <HistoryList card={ask} />
    </Panel>
  );
}

function Next({ ask }: { readonly ask: Ask }) {
  if (ask.stage === 'closed')
    return (
      <Alert color="gray" variant="light">
        Closed: {ask.outcome}
        {ask.outcomeWords && ` – ${ask.outcomeWords}`}
      </Alert>
    );
  const missing = missingFromBrief(ask);
  return (
    <Stack gap={10}>
      {missing.length > 0 && (
        <Alert variant="light" color="terracotta" p="sm">
          The brief does not say {missing.join(', or ')} yet. Whoever reads it would not know whom to think of.
        </Alert>
      )}
      <Group gap={8}>
        {ask.stage === 'captured' && (
          <Button
            variant={missing.length > 0 ? 'default' : 'filled'}
            onClick={() => void attemptMove({ name: 'card.move', argument: { id: ask.id, to: 'shaped' } })}
          >
            Call it shaped
          </Button>
        )}
        <Button
          variant={ask.stage === 'shaped' ? 'filled' : 'default'}
          onClick={() => openDialog({ is: 'intro', ask: ask.id })}
        >
          Propose an intro
        </Button>
      </Group>
    </Stack>
  );
}

interface FieldsProps {
  readonly ask: Ask;
  readonly fields: readonly (readonly [keyof Brief, string, string])[];
  readonly edit: (changes: AskFields) => Promise<boolean>;
}

function Fields({ ask, fields, edit }: FieldsProps) {
  return fields.map(([field, label, placeholder]) => (
    <InPlace
      key={field}
      label={label}
      placeholder={placeholder}
      multiline
      value={ask.brief[field] ?? ''}
      onSave={(text) => edit({ brief: { [field]: text } })}
    />
  ));
}

function More({ ask, edit }: Omit<FieldsProps, 'fields'>) {
  const written = MORE.filter(([field]) => ask.brief[field]);
  const [all, setAll] = useState(false);
  return (
    <>
      <Fields ask={ask} fields={all ? MORE : written} edit={edit} />
      {!all && written.length < MORE.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          More of the brief: upsides, doubts, words
        </Button>
      )}
    </>
  );
}

function AskMenu({ ask }: { readonly ask: Ask }) {
  const snooze = (until: string) => void attempt(() => request('card.snooze', { id: ask.id, until }));
  return (
    <>
      {ask.stage === 'closed' ? (
        <Menu.Item
          leftSection={<IconCheck size={16} />}
          onClick={() =>
            void attemptMove({ name: 'card.move', argument: { id: ask.id, to: 'shaped', override: true } })
          }
        >
          Open it again
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconCheck size={16} />} onClick={() => openDialog({ is: 'close', card: ask.id })}>
          Close it…
        </Menu.Item>
      )}
      {ask.snoozedUntil ? (
        <Menu.Item leftSection={<IconMoon size={16} />} onClick={() => snooze('')}>
          Take it up again
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconMoon size={16} />} onClick={() => snooze(addDays(today(), 7))}>
          Put it aside for a week
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => void binCard('asks', ask.id, ask.title)}>
        Put it into the bin
      </Menu.Item>
      <Menu.Divider />
      <Text size="xs" c="dimmed" px={12} py={4}>
        Captured {sayDay(new Date(ask.createdAt).toISOString().slice(0, 10))}
      </Text>
    </>
  );
}
