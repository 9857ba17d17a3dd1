// What can be done with the people who are chosen in the table. Nothing destructive is on a bare key, so it is here.
import { Button, Group, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { displayName } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Indexed } from '../../ui/people-index.ts';
import { putIntoBin } from './binned.tsx';

interface Props {
  readonly index: readonly Indexed[];
  readonly chosen: ReadonlySet<PersonId>;
  readonly shown: readonly Person[];
  readonly onClear: () => void;
  readonly onDone: () => void;
}

export function Chosen({ index, chosen, shown, onClear, onDone }: Props) {
  if (chosen.size === 0) return null;
  // Somebody may have gone since they were chosen, perhaps by an undo.
  const people = index.map(({ person }) => person).filter(({ id }) => chosen.has(id));
  const [only] = people;
  const hidden = people.length - shown.filter(({ id }) => chosen.has(id)).length;

  async function bin(): Promise<void> {
    const said =
      people.length === 1 && only ? `${displayName(only)} is in the bin.` : `${people.length} people are in the bin.`;
    if (!(await putIntoBin({ table: 'people', ids: people.map(({ id }) => id), said }))) return;
    onClear();
    onDone();
  }

  return (
    <Group gap={8} ml="auto">
      <Text size="sm" c="dimmed" role="status">
        {sayChosen(people.length, hidden)}
      </Text>
      <Button size="xs" variant="default" leftSection={<IconTrash size={15} />} onClick={() => void bin()}>
        Put into the bin
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onClear}>
        Clear
      </Button>
    </Group>
  );
}

/** Whoever a search hides is still chosen, and must not be forgotten. */
function sayChosen(count: number, hidden: number): string {
  const number = (value: number) => value.toLocaleString('en-GB');
  return hidden === 0 ? `${number(count)} chosen` : `${number(count)} chosen, ${number(hidden)} not shown`;
}
