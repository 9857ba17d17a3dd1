// One more place to look for a laptop, where the network does not let them find each other by themselves.
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Laptop } from '../../../shared/sync.ts';
import { useFocusBack } from '../../ui/focus-back.ts';
import { Said, useRequest } from '../../ui/use-request.tsx';
import { request } from '../../vouchsafe.ts';
import classes from './laptops.module.css';

interface Props {
  readonly laptop: Laptop;
  readonly onClose: () => void;
}

export function AddressDialog({ laptop, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const { run, isRunning, refused } = useRequest();
  useFocusBack();
  const address = typed.trim();

  async function add(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (address === '') return;
    if (await run(() => request('sync.address', { laptop: laptop.id, address }))) onClose();
  }

  return (
    <Modal opened onClose={onClose} title="Where it is found" returnFocus={false}>
      <form onSubmit={(event) => void add(event)}>
        <Stack>
          <Text size="sm">
            In one network the two find each other by themselves. Where that does not work, <bdi>{laptop.name}</bdi> is
            also looked for at the addresses you type. It shows its own on its screen of laptops.
          </Text>
          {laptop.addresses.length > 0 && (
            <ul className={classes.addresses} aria-label="Typed before">
              {laptop.addresses.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          )}
          <TextInput
            data-autofocus
            label="One more address"
            placeholder="192.168.1.20:50213"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Said refused={refused} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" loading={isRunning} disabled={address === ''}>
              Add it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
