// Adding a person by hand: a name is enough, and so is an address or a firm.
import { Button, Group, Modal, SegmentedControl, SimpleGrid, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { folded } from '../../../shared/model/board.ts';
import { displayName } from '../../../shared/model/document.ts';
import { CLOSENESS, type Closeness } from '../../../shared/model/person.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { say } from '../../ui/attempt.ts';
import { usePeopleIndex } from '../../ui/people-index.ts';
import { goTo } from '../../ui/place.ts';
import { request } from '../../vouchsafe.ts';
import { view } from './view.ts';

const NOBODY = { name: '', firm: '', title: '', place: '', email: '', closeness: '', tags: [] as string[] };

export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const [fields, setFields] = useState({ ...NOBODY, name: view.missing });
  const [refused, setRefused] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const set = (change: Partial<typeof NOBODY>) => setFields((before) => ({ ...before, ...change }));
  const line = (field: 'name' | 'firm' | 'title' | 'place' | 'email') => ({
    value: fields[field],
    dir: 'auto' as const,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [field]: event.currentTarget.value }),
  });

  async function add(another: boolean): Promise<void> {
    const { email, closeness, ...plain } = fields;
    const emails = email.trim() === '' ? {} : { [email.trim()]: '' };
    try {
      const id = await request('person.add', { ...plain, emails, closeness: closeness as Closeness | '' });
      setRefused('');
      view.missing = '';
      if (another) {
        say(`${fields.name || email || fields.firm} was added.`);
        setFields(NOBODY);
        first.current?.focus();
      } else {
        onClose();
        goTo({ is: 'person', id });
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefused(error.message);
    }
  }

  return (
    <Modal opened onClose={onClose} title="Add a person" size={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add(false);
        }}
      >
        <Stack gap="sm">
          <TextInput label="Name" data-autofocus ref={first} {...line('name')} />
          <Namesake name={fields.name} />
          <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
            <TextInput label="Firm" {...line('firm')} />
            <TextInput label="Title" {...line('title')} />
            <TextInput label="E-mail" {...line('email')} />
            <TextInput label="Place" {...line('place')} />
          </SimpleGrid>
          <TagsInput label="Tags" value={fields.tags} maxLength={60} onChange={(tags) => set({ tags })} />
          <div>
            <Text size="sm" fw={500} mb={4}>
              How well do you know them?
            </Text>
            <SegmentedControl
              fullWidth
              aria-label="How well do you know them?"
              data={[{ value: '', label: 'Not said' }, ...CLOSENESS]}
              value={fields.closeness}
              onChange={(closeness) => set({ closeness })}
            />
          </div>
          {refused && (
            <Text role="alert" size="sm" c="var(--vs-no-text)">
              {refused}
            </Text>
          )}
          <Group justify="flex-end" gap={8} mt={4}>
            <Button variant="default" onClick={() => void add(true)}>
              Add, then another
            </Button>
            <Button type="submit">Add</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Somebody of that very name is here already: perhaps the same person, perhaps not. */
function Namesake({ name }: { readonly name: string }) {
  const wanted = folded(name).trim();
  const namesake = usePeopleIndex().find((known) => wanted !== '' && known.name === wanted)?.person;
  if (!namesake) return null;
  const who = [displayName(namesake), namesake.firm].filter(Boolean).join(', ');
  return (
    <Text size="sm" c="dimmed" role="status">
      You already have {who}.{' '}
      <Button variant="subtle" size="compact-sm" onClick={() => goTo({ is: 'person', id: namesake.id })}>
        Open
      </Button>
    </Text>
  );
}
