// Noting that somebody was asked: how, and when.
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import type { IntroId, PartyId } from '../../../shared/model/identity.ts';
import { CHANNELS, type Channel } from '../../../shared/model/intro.ts';
import { attempt } from '../../ui/attempt.ts';
import { Choice } from '../../ui/Choice.tsx';
import { GiveFirst } from '../../ui/GiveFirst.tsx';
import { today } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';

interface Props {
  readonly card: string;
  readonly party: PartyId;
  readonly onClose: () => void;
}

export function AskedDialog({ card, party, onClose }: Props) {
  const document = useDocument();
  const [channel, setChannel] = useState<Channel>('email');
  const [on, setOn] = useState(today());
  const name = nameOf(document, party);

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (await attempt(() => request('intro.asked', { id: card as IntroId, party, channel, on }))) onClose();
  }

  return (
    <Modal opened onClose={onClose} title={`You asked ${name}`}>
      <form onSubmit={(event) => void keep(event)}>
        <Stack>
          <Choice label="How" value={channel} onChange={setChannel} options={CHANNELS} />
          <TextInput
            type="date"
            label="When"
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
            required
          />
          {party !== 'me' && <GiveFirst person={party} />}
          <Group justify="flex-end">
            <Button type="submit">Note it</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
