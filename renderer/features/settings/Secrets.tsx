// Changing the passphrase, and making a new recovery key. Both ask for the passphrase that opens the vault now.
import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Refusal } from '../../../shared/refusal.ts';
import { say } from '../../ui/attempt.ts';
import { NewPassphrase } from '../../ui/NewPassphrase.tsx';
import { RecoveryWords } from '../../ui/RecoveryWords.tsx';
import { request } from '../../vouchsafe.ts';

export function Secrets() {
  const [open, setOpen] = useState<'passphrase' | 'recovery key' | undefined>();
  const close = () => setOpen(undefined);
  return (
    <Group gap={8}>
      <Button variant="default" onClick={() => setOpen('passphrase')}>
        Change the passphrase…
      </Button>
      <Button variant="default" onClick={() => setOpen('recovery key')}>
        New recovery key…
      </Button>
      {open === 'passphrase' && <ChangePassphrase onClose={close} />}
      {open === 'recovery key' && <NewRecoveryKey onClose={close} />}
    </Group>
  );
}

function ChangePassphrase({ onClose }: { readonly onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<string | undefined>();
  const { run, isRunning, refused } = useSecretRequest();

  async function change(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (next === undefined) return;
    if (!(await run(() => request('vault.changePassphrase', { current: { passphrase: current }, next })))) return;
    onClose();
    say('The passphrase is changed.');
  }

  return (
    <Modal opened onClose={onClose} title="Change the passphrase">
      <form onSubmit={(event) => void change(event)}>
        <Stack>
          <Current value={current} onChange={setCurrent} />
          <NewPassphrase onChange={setNext} />
          <Text size="xs" c="dimmed">
            An older copy of the vault, or an older backup, still opens with the passphrase that it had.
          </Text>
          <Said refused={refused} />
          <Group justify="flex-end">
            <Button type="submit" loading={isRunning} disabled={next === undefined || current === ''}>
              Change it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function NewRecoveryKey({ onClose }: { readonly onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [words, setWords] = useState<string | undefined>();
  const { run, isRunning, refused } = useSecretRequest();

  function make(event: React.FormEvent): void {
    event.preventDefault();
    void run(async () => setWords((await request('vault.newRecoveryKey', { passphrase })).recoveryWords));
  }

  return (
    <Modal opened onClose={onClose} title="New recovery key" size="lg" closeOnClickOutside={words === undefined}>
      {words === undefined ? (
        <form onSubmit={make}>
          <Stack>
            <Text size="sm">The words that you have now will no longer open this vault.</Text>
            <Current value={passphrase} onChange={setPassphrase} />
            <Said refused={refused} />
            <Group justify="flex-end">
              <Button type="submit" loading={isRunning} disabled={passphrase === ''}>
                Make a new one
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack>
          <Text size="sm">Write these down or print them now. They are not shown again.</Text>
          <RecoveryWords words={words} />
          <Group justify="flex-end">
            <Button onClick={onClose}>I have a copy</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function Current({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <PasswordInput
      data-autofocus
      size="md"
      label="The passphrase now"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
      autoComplete="off"
    />
  );
}

function Said({ refused }: { readonly refused: string | undefined }) {
  if (refused === undefined) return null;
  return (
    <Alert role="alert" color="red" variant="light" p="sm">
      {refused}
    </Alert>
  );
}

function useSecretRequest() {
  const [isRunning, setIsRunning] = useState(false);
  const [refused, setRefused] = useState<string | undefined>();
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    setIsRunning(true);
    setRefused(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefused(error.message);
      return false;
    } finally {
      setIsRunning(false);
    }
  }
  return { run, isRunning, refused };
}
