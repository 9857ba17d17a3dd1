// The head of a person's page: face, name, and what one most often does from here.
import { ActionIcon, Button, Group, Menu, Text, VisuallyHidden } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';
import { displayName } from '../../../shared/model/document.ts';
import type { Person } from '../../../shared/model/person.ts';
import { attempt } from '../../ui/attempt.ts';
import { Face } from '../../ui/Face.tsx';
import { InPlace } from '../../ui/InPlace.tsx';
import { goTo, openDialog } from '../../ui/place.ts';
import { request } from '../../vouchsafe.ts';
import { putIntoBin } from './binned.tsx';
import classes from './PersonPage.module.css';

export function PersonHead({ person }: { readonly person: Person }) {
  const name = displayName(person);
  const subtitle = [person.title, person.firm, person.place].filter(Boolean);

  async function bin(): Promise<void> {
    if (await putIntoBin({ table: 'people', ids: [person.id], said: `${name} is in the bin.` })) goTo({ is: 'people' });
  }

  return (
    <header className={classes.head}>
      <span aria-hidden>
        <Face name={name} size={48} />
      </span>
      <div className={classes.identity}>
        <VisuallyHidden component="h1" dir="auto">
          {name}
        </VisuallyHidden>
        <div className={classes.name}>
          <InPlace
            label="Name"
            hideLabel
            value={person.name}
            placeholder={name}
            onSave={(text) => attempt(() => request('person.edit', { id: person.id, changes: { name: text } }))}
          />
        </div>
        <Text size="sm" c="dimmed" className={classes.subtitle}>
          {subtitle.map((part, n) => (
            <span key={part}>
              {n > 0 && ' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
        </Text>
      </div>
      <Group gap={8} className={classes.actions} wrap="nowrap">
        <Button variant="default" onClick={() => openDialog({ is: 'ask', asker: person.id })}>
          New ask for them
        </Button>
        <Button onClick={() => openDialog({ is: 'intro', party: person.id })}>Propose an intro</Button>
        <Menu position="bottom-end" width={210}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label="More actions">
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => void bin()}>
              Put into the bin
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
    </header>
  );
}
