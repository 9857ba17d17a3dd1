// What can be done with the people who are chosen in the table, each as one change that one step takes back. Nothing
// destructive is on a bare key, so it is here.
import { Button, CloseButton, Group, Text } from '@mantine/core';
import { IconFileExport, IconTrash, IconUsers } from '@tabler/icons-react';
import { displayName } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Indexed } from '../../ui/people-index.ts';
import { goTo, openDialog } from '../../ui/place.ts';
import { sayNumber, sayPeople } from '../../ui/saying.ts';
import { putIntoBin } from './binned.tsx';
import { ChooseDrumbeat } from './ChooseDrumbeat.tsx';
import { ChooseTag } from './ChooseTag.tsx';
import classes from './Chosen.module.css';

interface Props {
  readonly index: readonly Indexed[];
  readonly chosen: ReadonlySet<PersonId>;
  readonly shown: readonly Person[];
  readonly onClear: () => void;
}

export function Chosen({ index, chosen, shown, onClear }: Props) {
  // Somebody may have gone since they were chosen, perhaps by an undo.
  const people = index.map(({ person }) => person).filter(({ id }) => chosen.has(id));
  const [first, second] = people;
  const ids = people.map(({ id }) => id);
  const hidden = people.length - shown.filter(({ id }) => chosen.has(id)).length;

  async function bin(): Promise<void> {
    const who = people.length === 1 && first ? `${displayName(first)} is` : `${sayPeople(people.length)} are`;
    if (await putIntoBin({ table: 'people', ids, said: `${who} in the bin.` })) onClear();
  }

  const button = { size: 'compact-sm' as const, variant: 'subtle' as const, color: 'gray' };
  return (
    <div className={classes.bar} role="toolbar" aria-label="With those who are chosen">
      <Text size="sm" fw={600} className={classes.count} role="status">
        {sayChosen(people.length, hidden)}
      </Text>
      <Group gap={2} wrap="nowrap" className={classes.actions}>
        <ChooseTag people={people} adds />
        <ChooseTag people={people} adds={false} />
        <ChooseDrumbeat people={people} />
        {people.length === 2 && first && second && (
          <Button
            {...button}
            leftSection={<IconUsers size={15} />}
            onClick={() => goTo({ is: 'duplicates', pair: [first.id, second.id] })}
          >
            Same person?
          </Button>
        )}
        <Button
          {...button}
          leftSection={<IconFileExport size={15} />}
          onClick={() => openDialog({ is: 'export', people: ids })}
        >
          Export…
        </Button>
        <Button {...button} leftSection={<IconTrash size={15} />} onClick={() => void bin()}>
          Put into the bin
        </Button>
      </Group>
      <CloseButton size="sm" aria-label="Choose nobody" title="Choose nobody (Esc)" onClick={onClear} />
    </div>
  );
}

/** Whoever a search hides is still chosen, and must not be forgotten. */
function sayChosen(count: number, hidden: number): string {
  return hidden === 0 ? `${sayNumber(count)} chosen` : `${sayNumber(count)} chosen, ${sayNumber(hidden)} not shown`;
}
