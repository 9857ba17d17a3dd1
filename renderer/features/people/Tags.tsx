// A person's tags, suggested from those that others have.
import { TagsInput } from '@mantine/core';
import { useMemo } from 'react';
import type { Person } from '../../../shared/model/person.ts';
import { records } from '../../../shared/model/table.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Facts.module.css';

interface Props {
  readonly person: Person;
  readonly onSave: (tags: string[]) => Promise<boolean>;
}

const TAG_MAX = 60;
const SUGGESTED = 12;

export function Tags({ person, onSave }: Props) {
  const tags = Object.keys(person.tags);
  return (
    <TagsInput
      className={classes.tags}
      aria-label="Tags"
      placeholder={tags.length === 0 ? 'Add…' : ''}
      data={useEveryTag()}
      limit={SUGGESTED}
      maxLength={TAG_MAX}
      value={tags}
      onChange={(next) => void onSave(next)}
    />
  );
}

function useEveryTag(): string[] {
  const { people } = useDocument();
  return useMemo(() => {
    const tags = new Set<string>();
    for (const { tags: theirs } of records(people)) for (const tag of Object.keys(theirs)) tags.add(tag);
    return [...tags].sort();
  }, [people]);
}
