// Another name for a laptop: every laptop shows it then.
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Laptop } from '../../../shared/sync.ts';
import { useFocusBack } from '../../ui/focus-back.ts';
import { Said, useRequest } from '../../ui/use-request.tsx';
import { request } from '../../vouchsafe.ts';

const LONGEST = 60;

interface Props {
  readonly laptop: Laptop;
  readonly onClose: () => void;
}

export function RenameDialog({ laptop, onClose }: Props) {
  const [typed, setTyped] = useState(laptop.name);
  const { run, isRunning, refused } = useRequest();
  useFocusBack();
  const name = typed.trim();

  async function rename(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (name === '') return;
    if (name === laptop.name || (await run(() => request('sync.rename', { laptop: laptop.id, name })))) onClose();
  }

  return (
    <Modal opened onClose={onClose} title="Rename the laptop" returnFocus={false}>
      <form onSubmit={(event) => void rename(event)}>
        <Stack>
          <TextInput
            data-autofocus
            label="Its name, on all laptops"
            maxLength={LONGEST}
            dir="auto"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Said refused={refused} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isRunning} disabled={name === ''}>
              Rename
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
