// Above the board: find, new ask, propose, undo and redo, filters as chips that combine, and counts of what is hidden.
import { Button, Chip, Group, Kbd, Select, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Board, Filter } from '../../../shared/model/board.ts';
import type { Card } from '../../../shared/model/cards.ts';
import { records } from '../../../shared/model/table.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { openDialog } from '../../ui/place.ts';
import { SavedState } from '../../ui/SavedState.tsx';
import { SyncWord } from '../../ui/SyncWord.tsx';
import { ToSettleButton } from '../../ui/ToSettle.tsx';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Board.module.css';
import { UndoRedo } from './UndoRedo.tsx';

interface Props {
  readonly board: Board;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function Toolbar({ board, filter, onFilter }: Props) {
  const set = (change: Filter) => onFilter({ ...filter, ...change });
  return (
    <header className={classes.toolbar}>
      <VisuallyHidden component="h1">Board</VisuallyHidden>
      <Group gap={10} wrap="nowrap">
        <TextInput
          data-search
          className={classes.search}
          size="sm"
          aria-label="Find on the board"
          placeholder="Find on the board"
          leftSection={<IconSearch size={16} />}
          rightSection={filter.text ? undefined : <Kbd className={classes.hint}>/</Kbd>}
          rightSectionWidth={36}
          value={filter.text ?? ''}
          onChange={(event) => set({ text: event.currentTarget.value || undefined })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            set({ text: undefined });
            event.currentTarget.blur();
          }}
        />
        <Button className={classes.button} onClick={() => openDialog({ is: 'ask' })}>
          New ask
        </Button>
        <Button className={classes.button} variant="default" onClick={() => openDialog({ is: 'intro' })}>
          Propose intro
        </Button>
        <div className={classes.steps}>
          <UndoRedo />
        </div>
        <span className={classes.saved}>
          <SyncWord />
          <SavedState />
        </span>
      </Group>
      <Group gap={8} justify="space-between" wrap="nowrap" className={classes.second}>
        <Filters filter={filter} onFilter={onFilter} />
        <Group gap={10} wrap="nowrap">
          <ToSettleButton />
          <span className={classes.counts} role="status">
            {board.open} open · {board.waiting} waiting on you{board.hidden > 0 && ` · ${board.hidden} hidden`}
          </span>
        </Group>
      </Group>
    </header>
  );
}

function Filters({ filter, onFilter }: Pick<Props, 'filter' | 'onFilter'>) {
  const tags = useCardTags();
  const set = (change: Filter) => onFilter({ ...filter, ...change });
  const { text: _text, ...chosen } = filter;
  const isAll = Object.values(chosen).every((value) => value === undefined || value === false);
  const chip = { size: 'xs' as const, variant: 'outline' as const, icon: null };
  return (
    <Group gap={8} wrap="nowrap" className={classes.filters} role="group" aria-label="Filters">
      <Chip {...chip} checked={isAll} onChange={() => onFilter({ text: filter.text })}>
        All
      </Chip>
      <Chip {...chip} checked={filter.role === 'connect'} onChange={(on) => set({ role: on ? 'connect' : undefined })}>
        I connect
      </Chip>
      <Chip {...chip} checked={filter.role === 'ask'} onChange={(on) => set({ role: on ? 'ask' : undefined })}>
        I ask
      </Chip>
      <Chip {...chip} checked={filter.due === true} onChange={(on) => set({ due: on || undefined })}>
        Due
      </Chip>
      {tags.length > 0 && (
        <Select
          className={classes.small}
          size="xs"
          aria-label="Tag"
          placeholder="Any tag"
          clearable
          searchable
          data={tags}
          value={filter.tag ?? null}
          onChange={(tag) => set({ tag: tag ?? undefined })}
        />
      )}
      <PersonPicker
        label=""
        placeholder="Anybody"
        value={filter.person}
        onChange={(person) => set({ person })}
        size="xs"
        className={classes.small}
        ariaLabel="Person"
      />
    </Group>
  );
}

function useCardTags(): string[] {
  const { asks, intros } = useDocument();
  return useMemo(() => {
    const cards: Card[] = [...records(asks), ...records(intros)];
    return [...new Set(cards.flatMap((card) => Object.keys(card.tags)))].sort((a, b) => a.localeCompare(b));
  }, [asks, intros]);
}
