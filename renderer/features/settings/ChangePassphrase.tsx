// A new passphrase. The data is not touched, and so old copies of the vault keep their old passphrase: that is said here.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { say } from '../../ui/attempt.ts';
import { useFocusBack } from '../../ui/focus-back.ts';
import { NewPassphrase } from '../../ui/NewPassphrase.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { Said, useRequest } from '../../ui/use-request.tsx';
import { request } from '../../vouchsafe.ts';

export function ChangePassphrase({ onClose }: { readonly onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<string | undefined>();
  const field = useRef<HTMLInputElement>(null);
  const { run, isRunning, refused } = useRequest();
  useFocusBack();

  async function change(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (next === undefined || current === '') return;
    const isDone = await run(() => request('vault.changePassphrase', { current: { passphrase: current }, next }));
    if (!isDone) return field.current?.select();
    onClose();
    say('The passphrase is changed.');
  }

  return (
    <Modal opened onClose={onClose} title="Change the passphrase" returnFocus={false}>
      <form onSubmit={(event) => void change(event)}>
        <Stack>
          <PassphraseField ref={field} label="The passphrase now" autoFocus value={current} onChange={setCurrent} />
          <NewPassphrase onChange={setNext} />
          <Text size="sm" c="dimmed">
            Copies and backups made before still open with the passphrase that they were made with.
          </Text>
          <Said refused={refused} />
          <Group justify="flex-end">
            {isRunning && (
              <Text size="sm" c="dimmed" role="status">
                Making the new lock. It is slow on purpose.
              </Text>
            )}
            <Button type="submit" loading={isRunning} disabled={next === undefined || current === ''}>
              Change it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
