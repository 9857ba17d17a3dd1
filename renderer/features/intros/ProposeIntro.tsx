// Proposing an introduction: who meets whom, through whom, why. Timing, load and closeness are said before, never imposed.
import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import type { AskId, PartyId } from '../../../shared/model/identity.ts';
import { type IntroProposal, MODES, type Mode } from '../../../shared/model/intro.ts';
import { warningsFor } from '../../../shared/model/proposal.ts';
import { find } from '../../../shared/model/table.ts';
import { attempt, attemptOnce } from '../../ui/attempt.ts';
import { GiveFirst } from '../../ui/GiveFirst.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { go } from '../../ui/place.ts';
import { today } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';

interface Props {
  readonly ask?: AskId | undefined;
  readonly party?: PartyId | undefined;
  /** Who might connect; for somebody else's ask, who might be the one whom they seek. */
  readonly connector?: PartyId | undefined;
  readonly onClose: () => void;
}

const ROLES = [
  { value: 'connector', label: 'I connect two people' },
  { value: 'asker', label: 'I ask to be connected' },
  { value: 'introduced', label: 'Somebody offers to' },
] as const;
type Role = (typeof ROLES)[number]['value'];

export function ProposeIntro({ ask: askId, party, connector: helper, onClose }: Props) {
  const document = useDocument();
  const ask = askId && find(document.asks, askId);
  const isTheirs = ask !== undefined && ask.asker !== 'me';
  const [role, setRole] = useState<Role>(ask?.asker === 'me' || (helper && !ask) ? 'asker' : 'connector');
  const [first, setFirst] = useState<PartyId | undefined>(isTheirs ? ask.asker : ask ? undefined : party);
  const [second, setSecond] = useState<PartyId | undefined>(
    isTheirs ? (party ?? helper) : ask || helper ? party : undefined,
  );
  const [connector, setConnector] = useState<PartyId | undefined>(isTheirs ? undefined : helper);
  const [mode, setMode] = useState<Mode>('permission first');
  const [why, setWhy] = useState(ask?.brief.why ?? '');
  const connects = role === 'connector';
  const people = useMemo(
    () => (connects ? [first, second] : [connector, second]).filter((id) => id !== undefined),
    [connects, first, second, connector],
  );

  async function propose(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    await attemptOnce(async () => {
      const proposal = { ...whoOf(), mode, ...(askId && { ask: askId }), ...(why.trim() && { why }) };
      const id = await request('intro.propose', proposal);
      onClose();
      go({ screen: { is: 'board' }, panel: id });
    });
  }

  function whoOf(): Pick<IntroProposal, 'connector' | 'partyA' | 'partyB' | 'offered'> {
    if (connects) return { connector: 'me', partyA: first ?? 'me', ...(second && { partyB: second }) };
    const offered = role === 'introduced' ? { offered: true as const } : {};
    return { connector: connector ?? 'me', partyA: 'me', ...(second && { partyB: second }), ...offered };
  }

  const adding = (set: (id: PartyId) => void) => (name: string) =>
    void attempt(async () => set(await request('person.add', { name })));
  const ready = connects ? first && second : connector;

  return (
    <Modal opened onClose={onClose} title="Propose an introduction" size="lg">
      <form onSubmit={(event) => void propose(event)}>
        <Stack gap="md">
          {ask && (
            <Text size="sm" c="dimmed" dir="auto">
              For “{ask.title}”, asked by {ask.asker === 'me' ? 'me' : nameOf(document, ask.asker)}
            </Text>
          )}
          <SegmentedControl
            aria-label="My part in it"
            value={role}
            onChange={(value) => setRole(value as Role)}
            data={ROLES.map((each) => ({ ...each }))}
          />
          {connects ? (
            <Group grow align="flex-start">
              <PersonPicker
                label="Who"
                autoFocus
                value={first}
                onChange={setFirst}
                exclude={[second]}
                onAdd={adding(setFirst)}
              />
              <PersonPicker
                label="Meets whom"
                value={second}
                onChange={setSecond}
                exclude={[first]}
                onAdd={adding(setSecond)}
              />
            </Group>
          ) : (
            <Group grow align="flex-start">
              <PersonPicker
                label="Connector"
                autoFocus
                value={connector}
                onChange={setConnector}
                exclude={[second]}
                onAdd={adding(setConnector)}
              />
              <PersonPicker
                label="Connects me to"
                placeholder="May stay open"
                value={second}
                onChange={setSecond}
                exclude={[connector]}
                onAdd={adding(setSecond)}
              />
            </Group>
          )}
          <Textarea
            label="Why they should meet"
            placeholder="What each gains"
            autosize
            minRows={2}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            dir="auto"
          />
          {connects && <ModeChoice mode={mode} onMode={setMode} />}
          <Warnings people={people} />
          {!connects && connector !== undefined && connector !== 'me' && <GiveFirst person={connector} />}
          <Group justify="flex-end">
            <Button type="submit" disabled={!ready}>
              Propose it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function ModeChoice({ mode, onMode }: { readonly mode: Mode; readonly onMode: (mode: Mode) => void }) {
  return (
    <div>
      <SegmentedControl
        fullWidth
        aria-label="Mode"
        value={mode}
        onChange={(value) => onMode(value as Mode)}
        data={MODES.map((value) => ({ value, label: value === 'direct' ? 'Direct' : 'Permission first' }))}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {mode === 'direct'
          ? 'One message to both, where refusing costs nobody anything (S3).'
          : 'Both say yes before they are connected (S2.1).'}
      </Text>
    </div>
  );
}

function Warnings({ people }: { readonly people: readonly PartyId[] }) {
  const document = useDocument();
  const warnings = useMemo(() => warningsFor(document, people, today()), [document, people]);
  if (warnings.length === 0) return null;
  return (
    <Alert variant="light" color="terracotta" role="status" p="sm">
      {warnings.map(({ sentence, source }) => (
        <Text size="sm" key={sentence} dir="auto">
          {sentence}{' '}
          <Text span size="xs" c="dimmed">
            {source}
          </Text>
        </Text>
      ))}
    </Alert>
  );
}
