// Above the table of people: find, views, tags, filters, columns.
import { Group, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useFindKey } from '../../ui/find-key.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import classes from './People.module.css';
import { TagsMenu } from './TagsMenu.tsx';
import type { Looking } from './use-look.ts';
import { ViewMenu } from './ViewMenu.tsx';

interface Props {
  readonly looking: Looking;
  /** The arrow down leads from the field into the table. */
  readonly onDown: () => void;
  /** Enter opens whoever stands first. */
  readonly onEnter: () => void;
}

const LONGEST = 500;

export function Toolbar({ looking, onDown, onEnter }: Props) {
  const search = useRef<HTMLInputElement>(null);
  const { text = '' } = looking.look.filter;
  useFindKey(search);

  function handleKey(event: React.KeyboardEvent): void {
    if (event.key === 'Escape' && text !== '') looking.filter({ text: undefined });
    else if (event.key === 'ArrowDown') onDown();
    else if (event.key === 'Enter' && text.trim() !== '') onEnter();
    else return;
    event.preventDefault();
  }

  return (
    <Group gap={8} wrap="nowrap" className={classes.tools}>
      <TextInput
        ref={search}
        data-search
        className={classes.search}
        aria-label="Find people"
        placeholder="Name, firm, what they are good at…"
        leftSection={<IconSearch size={16} />}
        rightSection={text === '' ? <Kbd size="xs">/</Kbd> : undefined}
        rightSectionWidth={64}
        rightSectionPointerEvents="none"
        maxLength={LONGEST}
        value={text}
        onChange={({ currentTarget: { value } }) => looking.filter({ text: value === '' ? undefined : value })}
        onKeyDown={handleKey}
      />
      <ViewMenu looking={looking} />
      <TagsMenu looking={looking} />
      <FilterMenu looking={looking} />
      <ColumnsMenu looking={looking} />
    </Group>
  );
}
