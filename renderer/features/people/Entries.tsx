// A fact of which a person has several: addresses, numbers, links. Emptying a field removes it; "Add" opens one more.
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { InPlace } from '../../ui/InPlace.tsx';
import classes from './Facts.module.css';

interface Props {
  readonly title: string;
  readonly entries: Readonly<Record<string, string>>;
  readonly onSave: (entries: Record<string, string>) => Promise<boolean>;
  readonly type?: 'text' | 'email';
}

export function Entries({ title, entries, onSave, type = 'text' }: Props) {
  const [isAdding, setAdding] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const values = Object.keys(entries);
  const add = { 'aria-label': `Add ${title.toLowerCase()}`, onClick: () => setAdding(true) };
  useEffect(() => {
    if (isAdding) list.current?.querySelector<HTMLInputElement>('[data-new] input')?.focus();
  }, [isAdding]);

  /** Puts `after` in the place of `before`; either may be empty. The label stays with its entry. */
  function replace(before: string, after: string): Promise<boolean> {
    const kept = values.map((value): [string, string] => [value === before ? after : value, entries[value] ?? '']);
    if (before === '') kept.push([after, '']);
    return onSave(Object.fromEntries(kept.filter(([value]) => value !== '')));
  }

  return (
    <div className={classes.fact}>
      <span className={classes.title}>
        {title}
        {values.length > 0 && (
          <ActionIcon variant="subtle" color="gray" size="sm" {...add}>
            <IconPlus size={14} />
          </ActionIcon>
        )}
      </span>
      <div ref={list}>
        {values.map((value, n) => (
          <div className={classes.entry} key={value}>
            <InPlace
              label={`${title} ${n + 1}`}
              hideLabel
              type={type}
              value={value}
              onSave={(text) => replace(value, text.trim())}
            />
            {entries[value] && <span className={classes.label}>{entries[value]}</span>}
            <ActionIcon
              className={classes.remove}
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Remove ${value}`}
              onClick={() => void replace(value, '')}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        ))}
        {isAdding && (
          <div className={classes.entry} data-new>
            <InPlace
              label={`New ${title.toLowerCase()}`}
              hideLabel
              type={type}
              value=""
              onSave={(text) => replace('', text.trim())}
              onLeave={() => setAdding(false)}
            />
          </div>
        )}
        {!isAdding && values.length === 0 && (
          <UnstyledButton className={classes.add} {...add}>
            Add…
          </UnstyledButton>
        )}
      </div>
    </div>
  );
}
