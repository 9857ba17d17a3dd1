// A fact of which a person has several: addresses, numbers, links. Emptying a field removes it; "Add" opens one more.
// The mark that an entry never leaves goes with it when it is rewritten.
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Person, PersonFields } from '../../../shared/model/person.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { SET_LABELS } from '../../ui/person-fields.ts';
import classes from './Entries.module.css';
import facts from './Facts.module.css';
import { NeverLeaves } from './NeverLeaves.tsx';
import { marksAfter } from './never-leaves.ts';

interface Props {
  readonly person: Person;
  readonly field: 'emails' | 'phones' | 'links';
  readonly onSave: (changes: PersonFields) => Promise<boolean>;
  readonly type?: 'text' | 'email';
}

export function Entries({ person, field, onSave, type = 'text' }: Props) {
  const [isAdding, setAdding] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const title = SET_LABELS[field];
  const entries = person[field];
  const values = Object.keys(entries);
  const add = { 'aria-label': `Add ${title.toLowerCase()}`, onClick: () => setAdding(true) };
  useEffect(() => {
    if (isAdding) list.current?.querySelector<HTMLInputElement>('[data-new] input')?.focus();
  }, [isAdding]);

  /** Puts `after` in the place of `before`; either may be empty. The label stays with its entry. */
  function replace(before: string, after: string): Promise<boolean> {
    const kept = values.map((value): [string, string] => [value === before ? after : value, entries[value] ?? '']);
    if (before === '') kept.push([after, '']);
    const next = Object.fromEntries(kept.filter(([value]) => value !== ''));
    return onSave({ [field]: next, ...marksAfter(person, field, before, after) });
  }

  return (
    <div className={`${facts.fact} ${classes.fact}`} ref={list}>
      <span className={facts.title}>
        {title}
        {values.length > 0 && (
          <ActionIcon className={classes.another} variant="subtle" color="gray" size="sm" {...add}>
            <IconPlus size={14} />
          </ActionIcon>
        )}
      </span>
      <div>
        {values.map((value, n) => (
          <div className={classes.entry} key={value} data-lockable>
            <div className={classes.value}>
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
            <NeverLeaves person={person} field={`${field}/${value}`} what={`${title} ${value}`} />
          </div>
        ))}
        {isAdding && (
          <div className={classes.new} data-new>
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
