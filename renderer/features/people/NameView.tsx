// A name for a view: for the present look, which is saved under it, or another one for a view that is there.
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { writeLook } from '../../../shared/model/people-table.ts';
import { type SavedView, viewFields } from '../../../shared/model/view.ts';
import { attemptOnce, say } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';
import type { Looking } from './use-look.ts';

interface Props {
  readonly of: 'new' | SavedView;
  readonly looking: Looking;
  readonly onClose: () => void;
}

const LONGEST = 60;

export function NameView({ of, looking, onClose }: Props) {
  const [name, setName] = useState(of === 'new' ? '' : of.name);
  const fields = { name: name.trim(), shows: writeLook(looking.look) };
  const isTooLong = !viewFields.shape.shows.safeParse(fields.shows).success;

  async function save(): Promise<void> {
    if (fields.name === '' || isTooLong) return;
    const isDone = await attemptOnce(async () => {
      if (of === 'new') looking.pick(await request('view.save', fields), looking.look);
      else await request('view.edit', { id: of.id, changes: { name: fields.name } });
    });
    if (!isDone) return;
    onClose();
    if (of === 'new') say(`“${fields.name}” was saved as a view.`);
  }

  return (
    <Modal opened onClose={onClose} title={of === 'new' ? 'Save this view' : 'Rename the view'} size={400}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Name"
            data-autofocus
            dir="auto"
            maxLength={LONGEST}
            placeholder="Climate founders in Lisbon"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {of === 'new' && (
            <Text size="sm" c="dimmed">
              Its filters, its columns and its order are kept, not the people: whoever fits later will be in it.
            </Text>
          )}
          {of === 'new' && isTooLong && (
            <Text role="alert" size="sm" c="var(--vs-no-text)">
              These filters are too long to be saved. Take some tags out.
            </Text>
          )}
          <Group justify="flex-end">
            <Button type="submit" disabled={fields.name === ''}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
