// A new recovery key. Once its words are shown, only the button closes the dialog: a slip must not cost them.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useFocusBack } from '../../ui/focus-back.ts';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { RecoveryWords } from '../../ui/RecoveryWords.tsx';
import { Said, useRequest } from '../../ui/use-request.tsx';
import { request } from '../../vouchsafe.ts';

export function NewRecoveryKey({ onClose }: { readonly onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [words, setWords] = useState<string | undefined>();
  const field = useRef<HTMLInputElement>(null);
  const { run, isRunning, refused } = useRequest();
  useFocusBack();

  async function make(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (passphrase === '') return;
    const isDone = await run(async () => {
      setWords((await request('vault.newRecoveryKey', { passphrase })).recoveryWords);
      setPassphrase('');
    });
    if (!isDone) field.current?.select();
  }

  const isShown = words !== undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title="New recovery key"
      size={isShown ? 'lg' : 'md'}
      returnFocus={false}
      closeOnClickOutside={!isShown}
      closeOnEscape={!isShown}
      withCloseButton={!isShown}
    >
      {isShown ? (
        <Stack>
          <Text size="sm">
            Write these down or print them now, for they are not shown again. The words you had no longer open this
            vault; backups made before still open with them.
          </Text>
          <RecoveryWords words={words} />
          <Group justify="flex-end">
            <Button autoFocus onClick={onClose}>
              I have a copy
            </Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={(event) => void make(event)}>
          <Stack>
            <Text size="sm">The words that you have now will no longer open this vault.</Text>
            <PassphraseField
              ref={field}
              label="The passphrase now"
              autoFocus
              value={passphrase}
              onChange={setPassphrase}
            />
            <Said refused={refused} />
            <Group justify="flex-end">
              <Button type="submit" loading={isRunning} disabled={passphrase === ''}>
                Make a new one
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
