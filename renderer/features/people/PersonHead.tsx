// The head of a person's page: face, name, and what one most often does from here.
import { ActionIcon, Button, Group, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconAffiliate,
  IconArrowsJoin2,
  IconDots,
  IconLink,
  IconLock,
  IconLockOpen2,
  IconRoute,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { displayName } from '../../../shared/model/document.ts';
import type { Person } from '../../../shared/model/person.ts';
import { attempt } from '../../ui/attempt.ts';
import { Face } from '../../ui/Face.tsx';
import { InPlace } from '../../ui/InPlace.tsx';
import { goTo, openDialog } from '../../ui/place.ts';
import { request } from '../../vouchsafe.ts';
import { putIntoBin } from './binned.tsx';
import { goToFirm } from './firm-place.ts';
import { MergeWith } from './MergeWith.tsx';
import { EVERYTHING, isWhollyHome, marksWith } from './never-leaves.ts';
import classes from './PersonPage.module.css';

export function PersonHead({ person }: { readonly person: Person }) {
  const name = displayName(person);
  const [isMerging, setMerging] = useState(false);
  const isHome = isWhollyHome(person);

  async function bin(): Promise<void> {
    if (await putIntoBin({ table: 'people', ids: [person.id], said: `${name} is in the bin.` })) goTo({ is: 'people' });
  }

  const keepHome = () =>
    attempt(() =>
      request('person.edit', { id: person.id, changes: { neverLeaves: marksWith(person, EVERYTHING, !isHome) } }),
    );

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
        <Subtitle person={person} />
      </div>
      <Group gap={8} className={classes.actions} wrap="nowrap">
        <Button variant="default" onClick={() => openDialog({ is: 'log', person: person.id })}>
          Log a contact
        </Button>
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
            <Menu.Item leftSection={<IconRoute size={16} />} onClick={() => openDialog({ is: 'path', to: person.id })}>
              Who could introduce me?
            </Menu.Item>
            <Menu.Item leftSection={<IconLink size={16} />} onClick={() => openDialog({ is: 'tie', a: person.id })}>
              Note a tie…
            </Menu.Item>
            <Menu.Item leftSection={<IconAffiliate size={16} />} onClick={() => goTo({ is: 'map', centre: person.id })}>
              Show on the map
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconArrowsJoin2 size={16} />} onClick={() => setMerging(true)}>
              The same person as…
            </Menu.Item>
            <Menu.Item
              leftSection={isHome ? <IconLockOpen2 size={16} /> : <IconLock size={16} />}
              onClick={() => void keepHome()}
            >
              {isHome ? 'Let them go along with exports' : 'Nothing about them leaves'}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => void bin()}>
              Put into the bin
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      {isMerging && <MergeWith person={person} onClose={() => setMerging(false)} />}
    </header>
  );
}

/** Title, firm and place in a line; the firm leads to its page. */
function Subtitle({ person }: { readonly person: Person }) {
  const { title, firm, place } = person;
  const parts = [
    title && <bdi key="title">{title}</bdi>,
    firm && (
      <UnstyledButton key="firm" className={classes.link} onClick={() => goToFirm(firm)}>
        <bdi>{firm}</bdi>
      </UnstyledButton>
    ),
    place && <bdi key="place">{place}</bdi>,
    isWhollyHome(person) && (
      <span key="home" className={classes.home}>
        <IconLock size={13} aria-hidden /> never leaves the vault
      </span>
    ),
  ].filter(Boolean);
  return (
    <Text size="sm" c="dimmed" className={classes.subtitle} component="div">
      {parts.map((part, n) => [n > 0 && ' · ', part])}
    </Text>
  );
}
