// What the parties undertook, to be honoured: by when, and what became of it. Overdue ones say so.
import { ActionIcon, Button, Group, Menu, Select, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconDots, IconEraser, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { type Intro, partiesOf } from '../../../shared/model/intro.ts';
import { isOverdue, promisesOf, type Undertaking } from '../../../shared/model/promise.ts';
import { attempt, attemptOnce, say } from '../../ui/attempt.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Section } from '../../ui/Section.tsx';
import { sayDay, useToday } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';

const STATES: readonly Undertaking['state'][] = ['open', 'kept', 'let go'];

export function Promises({ intro }: { readonly intro: Intro }) {
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<string | undefined>();
  const promises = promisesOf(intro);
  const add = (
    <Button size="compact-xs" variant="subtle" onClick={() => setAdding(true)}>
      Add
    </Button>
  );
  return (
    <Section title="Promises" action={adding ? undefined : add}>
      {promises.map((promise) =>
        promise.id === editing ? (
          <PromiseForm key={promise.id} intro={intro} promise={promise} onDone={() => setEditing(undefined)} />
        ) : (
          <Line key={promise.id} intro={intro} promise={promise} onEdit={() => setEditing(promise.id)} />
        ),
      )}
      {promises.length === 0 && !adding && (
        <Text size="sm" c="dimmed">
          Nobody has promised anything.
        </Text>
      )}
      {adding && <PromiseForm intro={intro} promise={undefined} onDone={() => setAdding(false)} />}
    </Section>
  );
}

interface PromiseProps {
  readonly intro: Intro;
  readonly promise: Undertaking;
}

function Line({ intro, promise, onEdit }: PromiseProps & { readonly onEdit: () => void }) {
  const document = useDocument();
  const isLate = isOverdue(promise, useToday());
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap={6}>
      <div style={{ minWidth: 0 }}>
        <Text
          size="sm"
          dir="auto"
          td={promise.state === 'open' ? undefined : 'line-through'}
          style={{ overflowWrap: 'anywhere' }}
        >
          {promise.by === 'me' ? 'Me' : nameOf(document, promise.by)}: {promise.text}
        </Text>
        {promise.due && (
          <Text size="xs" c={isLate ? 'var(--vs-no-text)' : 'dimmed'} fw={isLate ? 600 : undefined}>
            {isLate ? 'overdue since' : 'by'} {sayDay(promise.due)}
          </Text>
        )}
      </div>
      <Group gap={2} wrap="nowrap">
        <State intro={intro} promise={promise} />
        <PromiseMenu intro={intro} promise={promise} onEdit={onEdit} />
      </Group>
    </Group>
  );
}

function PromiseMenu({ intro, promise, onEdit }: PromiseProps & { readonly onEdit: () => void }) {
  const strike = () =>
    void attempt(async () => {
      await request('intro.editPromise', { id: intro.id, promise: promise.id, changes: { struck: true } });
      say('The promise is struck. Ctrl+Z brings it back.');
    });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Put right: ${promise.text}`}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          Change its words or day
        </Menu.Item>
        <Menu.Item leftSection={<IconEraser size={16} />} onClick={strike}>
          Strike it: it was not so
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function State({ intro, promise }: PromiseProps) {
  const settle = (state: Undertaking['state']) =>
    void attempt(() => request('intro.settlePromise', { id: intro.id, promise: promise.id, state }));
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton className="vs-chip" data-tone={promise.state === 'kept' ? 'yes' : undefined}>
          {promise.state}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {STATES.map((state) => (
          <Menu.Item key={state} onClick={() => settle(state)}>
            {state.charAt(0).toUpperCase() + state.slice(1)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface FormProps {
  readonly intro: Intro;
  /** Undefined for a new one. */
  readonly promise: Undertaking | undefined;
  readonly onDone: () => void;
}

/** A new promise, or one whose words or day are put right; who gave it stays as it is. */
function PromiseForm({ intro, promise, onDone }: FormProps) {
  const document = useDocument();
  const parties = [...new Set([...partiesOf(intro), intro.connector])];
  const [by, setBy] = useState<PartyId>(promise?.by ?? parties[0] ?? 'me');
  const [text, setText] = useState(promise?.text ?? '');
  const [due, setDue] = useState(promise?.due ?? '');

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    const { id } = intro;
    const work = () =>
      promise
        ? request('intro.editPromise', { id, promise: promise.id, changes: { text, due } })
        : request('intro.promise', { id, by, text, ...(due && { due }) });
    if (text.trim() && (await attemptOnce(work))) onDone();
  }

  return (
    <form onSubmit={(event) => void keep(event)}>
      <Group gap={8} grow>
        <Select
          label="Who promised"
          data={parties.map((value) => ({ value, label: nameOf(document, value) }))}
          value={by}
          disabled={promise !== undefined}
          allowDeselect={false}
          onChange={(value) => value && setBy(value as PartyId)}
        />
        <DayInput label="By when" value={due} onChange={setDue} required={false} />
      </Group>
      <TextInput
        mt={8}
        autoFocus
        label="What was promised"
        placeholder="One page of facts before the call"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        dir="auto"
      />
      <Group mt={8} gap={8}>
        <Button type="submit" size="compact-sm" disabled={!text.trim()}>
          Keep it
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
