// The views: ready ones, saved ones, and what can be done with the one that is looked at.
import { Button, Menu, Text } from '@mantine/core';
import {
  IconBookmark,
  IconCheck,
  IconChevronDown,
  IconDeviceFloppy,
  IconHome,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { writeLook } from '../../../shared/model/people-table.ts';
import { READY_VIEWS } from '../../../shared/model/ready-views.ts';
import type { SavedView } from '../../../shared/model/view.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';
import { putIntoBin } from './binned.tsx';
import { NameView } from './NameView.tsx';
import classes from './People.module.css';
import { isChanged, type Looking, type ReadView, useSavedViews } from './use-look.ts';

export function ViewMenu({ looking }: { readonly looking: Looking }) {
  const saved = useSavedViews();
  const [naming, setNaming] = useState<'new' | SavedView | undefined>();
  const changed = isChanged(looking, saved);
  const current = saved.find((each) => each.saved.id === looking.named);
  const name = nameOfLook(looking, saved, changed);
  return (
    <>
      <Menu position="bottom-start" width={270}>
        <Menu.Target>
          <Button
            className={classes.view}
            variant="default"
            leftSection={<IconBookmark size={16} />}
            rightSection={<IconChevronDown size={14} />}
          >
            <span className={classes.viewName} dir="auto">
              {name ?? 'Unnamed view'}
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          {READY_VIEWS.map((ready) => (
            <Menu.Item
              key={ready.key}
              rightSection={looking.named === ready.key && name !== undefined && <Current />}
              onClick={() => looking.pick(ready.key, ready)}
            >
              {ready.name}
            </Menu.Item>
          ))}
          {saved.length > 0 && <Menu.Label>Saved</Menu.Label>}
          {saved.map((each) => (
            <SavedItem key={each.saved.id} view={each} looking={looking} />
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconDeviceFloppy size={16} />} onClick={() => setNaming('new')}>
            Save this as a view…
          </Menu.Item>
          {current?.shows && <OwnItems view={current} looking={looking} onRename={() => setNaming(current.saved)} />}
        </Menu.Dropdown>
      </Menu>
      {naming && <NameView of={naming} looking={looking} onClose={() => setNaming(undefined)} />}
    </>
  );
}

function Current() {
  return <IconCheck size={15} aria-label="shown now" />;
}

function SavedItem({ view: { saved, shows }, looking }: { readonly view: ReadView; readonly looking: Looking }) {
  if (!shows) return <Unreadable saved={saved} />;
  return (
    <Menu.Item
      leftSection={shows.isFirst && <IconHome size={15} aria-label="opens first" />}
      rightSection={looking.named === saved.id && <Current />}
      onClick={() => looking.pick(saved.id, shows)}
    >
      <span dir="auto">{saved.name}</span>
    </Menu.Item>
  );
}

/** A view whose text is damaged or of a newer Vouchsafe: it is left as it is, and can only be put away. */
function Unreadable({ saved }: { readonly saved: SavedView }) {
  return (
    <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => void putAway(saved)}>
      Put “<bdi>{saved.name}</bdi>” into the bin
      <Text size="xs" c="dimmed">
        A newer Vouchsafe made it; this one cannot show it.
      </Text>
    </Menu.Item>
  );
}

function putAway({ id, name }: SavedView): Promise<boolean> {
  return putIntoBin({ table: 'views', ids: [id], said: `The view “${name}” is in the bin.` });
}

interface OwnProps {
  readonly view: ReadView;
  readonly looking: Looking;
  readonly onRename: () => void;
}

/** What can be done with a saved view that is looked at. */
function OwnItems({ view: { saved, shows }, looking, onRename }: OwnProps) {
  const changed = isChanged(looking, [{ saved, shows }]);
  const isFirst = shows?.isFirst ?? false;
  const edit = (text: string) => attempt(() => request('view.edit', { id: saved.id, changes: { shows: text } }));

  async function save(): Promise<void> {
    if (await edit(writeLook(looking.look, isFirst))) say(`“${saved.name}” was saved. Ctrl+Z takes it back.`);
  }

  async function bin(): Promise<void> {
    if (await putAway(saved)) looking.pick(READY_VIEWS[0].key, READY_VIEWS[0]);
  }

  return (
    <>
      <Menu.Label>
        <span dir="auto">“{saved.name}”</span>
      </Menu.Label>
      {changed && (
        <Menu.Item leftSection={<IconDeviceFloppy size={16} />} onClick={() => void save()}>
          Save its changes
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
        Rename…
      </Menu.Item>
      <Menu.Item leftSection={<IconHome size={16} />} onClick={() => shows && void edit(writeLook(shows, !isFirst))}>
        {isFirst ? 'Do not open People with it' : 'Open People with it'}
      </Menu.Item>
      <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => void bin()}>
        Put into the bin
      </Menu.Item>
    </>
  );
}

/** The view by its name, also while one looks a little differently; undefined for filters that have no name yet. */
function nameOfLook(looking: Looking, saved: readonly ReadView[], changed: boolean): string | undefined {
  const ready = READY_VIEWS.find(({ key }) => key === looking.named);
  const name = ready?.name ?? saved.find((each) => each.saved.id === looking.named)?.saved.name;
  if (name === undefined || !changed) return name;
  if (looking.named !== READY_VIEWS[0].key) return `${name}, changed`;
  const { text: _, ...filter } = looking.look.filter;
  return Object.keys(filter).length === 0 ? name : undefined;
}
