// What the parties undertook, to be honoured.
import { Button, Group, Menu, Select, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { type Intro, partiesOf } from '../../../shared/model/intro.ts';
import type { Undertaking } from '../../../shared/model/promise.ts';
import { attempt, attemptOnce } from '../../ui/attempt.ts';
import { Section } from '../../ui/Section.tsx';
import { sayDay } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';

const STATES: readonly Undertaking['state'][] = ['open', 'kept', 'let go'];

export function Promises({ intro }: { readonly intro: Intro }) {
  const document = useDocument();
  const [adding, setAdding] = useState(false);
  const promises = Object.values(intro.promises)
    .filter(({ binnedAt }) => binnedAt === undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const add = (
    <Button size="compact-xs" variant="subtle" onClick={() => setAdding(true)}>
      Add
    </Button>
  );
  return (
    <Section title="Promises" action={adding ? undefined : add}>
      {promises.map((promise) => (
        <Group key={promise.id} justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="sm" dir="auto" td={promise.state === 'open' ? undefined : 'line-through'}>
            {nameOf(document, promise.by)}: {promise.text}
            {promise.due && ` (by ${sayDay(promise.due)})`}
          </Text>
          <State intro={intro} promise={promise} />
        </Group>
      ))}
      {promises.length === 0 && !adding && (
        <Text size="sm" c="dimmed">
          Nobody has promised anything.
        </Text>
      )}
      {adding && <AddPromise intro={intro} onDone={() => setAdding(false)} />}
    </Section>
  );
}

function State({ intro, promise }: { readonly intro: Intro; readonly promise: Undertaking }) {
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

function AddPromise({ intro, onDone }: { readonly intro: Intro; readonly onDone: () => void }) {
  const document = useDocument();
  const parties = [...new Set([...partiesOf(intro), intro.connector])];
  const [by, setBy] = useState<PartyId>(parties[0] ?? 'me');
  const [text, setText] = useState('');
  const [due, setDue] = useState('');

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    const promise = { id: intro.id, by, text, ...(due && { due }) };
    if (text.trim() && (await attemptOnce(() => request('intro.promise', promise)))) onDone();
  }

  return (
    <form onSubmit={(event) => void keep(event)}>
      <Group gap={8} grow>
        <Select
          aria-label="Who promised"
          data={parties.map((value) => ({ value, label: nameOf(document, value) }))}
          value={by}
          allowDeselect={false}
          onChange={(value) => value && setBy(value as PartyId)}
        />
        <TextInput
          type="date"
          aria-label="By when"
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
      </Group>
      <TextInput
        mt={8}
        autoFocus
        aria-label="What was promised"
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
