// The tags as a list to filter by: people who have all of those that are pressed, any of them, or none.
import { SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { folded } from '../../../shared/model/board.ts';
import { withTag } from '../../../shared/model/people-filter.ts';
import type { TagCount } from '../../../shared/model/tags.ts';
import { sayNumber } from '../../ui/saying.ts';
import { useTagCounts } from './facts.ts';
import classes from './Menus.module.css';
import { renameTag } from './rename-tag.ts';
import { TagItem } from './TagItem.tsx';
import type { Looking } from './use-look.ts';

export type TagPart = 'allTags' | 'anyTags' | 'noTags';

const PARTS: { value: TagPart; label: string }[] = [
  { value: 'allTags', label: 'All of' },
  { value: 'anyTags', label: 'Any of' },
  { value: 'noTags', label: 'None of' },
];

/** More than this nobody reads; typing finds the rest. */
const MOST = 100;

interface Props {
  readonly looking: Looking;
  readonly part: TagPart;
  /** Absent where the part is not to be changed. */
  readonly onPart?: (part: TagPart) => void;
}

export function TagsList({ looking, part, onPart }: Props) {
  const counts = useTagCounts();
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const { filter } = looking.look;
  const pressed = filter[part] ?? [];
  const found = findTags(counts, typed);

  function toggle(tag: string): void {
    const next = pressed.includes(tag) ? pressed.filter((each) => each !== tag) : [...pressed, tag];
    looking.filter({ [part]: next.length > 0 ? next : undefined });
  }

  async function rename(from: string, to: string): Promise<boolean> {
    if (!(await renameTag(from, to))) return false;
    looking.filter(withTag(filter, from, to));
    // The tag may stand elsewhere now, or be one with another.
    search.current?.focus();
    return true;
  }

  function walk(event: React.KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const tags = [...(list.current?.querySelectorAll<HTMLElement>('[aria-pressed]') ?? [])];
    const at = tags.indexOf(document.activeElement as HTMLElement);
    (at + step < 0 ? search.current : tags[Math.min(tags.length - 1, at + step)])?.focus();
  }

  if (counts.length === 0)
    return (
      <Text size="sm" c="dimmed" p={6}>
        Nobody has a tag yet. Choose people in the table and press “Tag…”, or tag somebody on their page.
      </Text>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys walk between the controls inside.
    <div className={classes.stack} onKeyDown={walk}>
      <TextInput
        ref={search}
        data-autofocus
        size="sm"
        aria-label="Find a tag"
        placeholder="Find a tag"
        leftSection={<IconSearch size={14} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0]) toggle(found[0].tag);
        }}
      />
      {onPart && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="People who have"
          data={PARTS}
          value={part}
          onChange={(next) => onPart(next as TagPart)}
        />
      )}
      <ul className={classes.list} ref={list}>
        {found.slice(0, MOST).map(({ tag, count }) => (
          <TagItem
            key={tag}
            tag={tag}
            count={count}
            isPressed={pressed.includes(tag)}
            isTag={(name) => counts.some((each) => each.tag === name)}
            onToggle={() => toggle(tag)}
            onRename={(to) => rename(tag, to)}
          />
        ))}
      </ul>
      <Text size="xs" c="dimmed" px={6} role="status">
        {sayFound(found.length)}
      </Text>
    </div>
  );
}

function findTags(counts: readonly TagCount[], typed: string): readonly TagCount[] {
  const wanted = folded(typed).trim();
  if (wanted === '') return counts;
  return counts.filter(({ tag }) => folded(tag).includes(wanted));
}

function sayFound(count: number): string {
  if (count === 0) return 'No tag has these letters.';
  if (count > MOST) return `${sayNumber(count - MOST)} more: type to find them.`;
  return 'F2 renames a tag, for everybody.';
}
