// Proposing an introduction: who meets whom, through whom, why. "Should I?" comes before: what speaks against it is said with
// its reason, and never imposed.
import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import type { AskId, PartyId } from '../../../shared/model/identity.ts';
import { type IntroProposal, MODES, type Mode } from '../../../shared/model/intro.ts';
import { find } from '../../../shared/model/table.ts';
import type { Plan } from '../../../shared/model/warning-facts.ts';
import { attempt, attemptOnce } from '../../ui/attempt.ts';
import { GiveFirst } from '../../ui/GiveFirst.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { go } from '../../ui/place.ts';
import { sayDays } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { beginningOf, type Role } from './beginning.ts';
import { useWarnings } from './use-warnings.ts';

interface Props {
  readonly ask?: AskId | undefined;
  readonly party?: PartyId | undefined;
  /** Who might connect. */
  readonly connector?: PartyId | undefined;
  readonly onClose: () => void;
}

const ROLES: readonly { readonly value: Role; readonly label: string }[] = [
  { value: 'connector', label: 'I connect two people' },
  { value: 'asker', label: 'I ask to be connected' },
  { value: 'introduced', label: 'Somebody offers to' },
];

export function ProposeIntro({ ask: askId, party, connector: helper, onClose }: Props) {
  const document = useDocument();
  const ask = askId && find(document.asks, askId);
  const begun = beginningOf({ ask, party, connector: helper });
  const [role, setRole] = useState(begun.role);
  const [first, setFirst] = useState(begun.first);
  const [second, setSecond] = useState(begun.second);
  const [connector, setConnector] = useState(begun.connector);
  const [mode, setMode] = useState<Mode>('permission first');
  const [why, setWhy] = useState(ask?.brief.why ?? '');
  const connects = role === 'connector';
  const plan = useMemo((): Plan => {
    const parties = (connects ? [first, second] : ['me' as const, second]).filter((id) => id !== undefined);
    return { connector: connects ? 'me' : connector, parties, offered: role === 'introduced' };
  }, [connects, role, first, second, connector]);

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
                placeholder={helper && !party ? 'Whom do they know? May stay open' : 'May stay open'}
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
          <Warnings plan={plan} />
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

function Warnings({ plan }: { readonly plan: Plan }) {
  const warnings = useWarnings(plan);
  if (warnings.length === 0) return null;
  return (
    <Alert variant="light" color="terracotta" role="status" p="sm">
      {warnings.map(({ sentence, source }) => (
        <Text size="sm" key={sentence}>
          {sayDays(sentence)}{' '}
          <Text span size="xs" c="dimmed">
            {source}
          </Text>
        </Text>
      ))}
    </Alert>
  );
}
