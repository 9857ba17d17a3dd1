// One time at a firm as it is written down: where, as what, and as exactly as one remembers from when until when.
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Affiliation } from '../../../shared/model/firm.ts';
import type { Person } from '../../../shared/model/person.ts';
import { attemptOnce, say } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';
import classes from './Affiliations.module.css';
import { readMoment, sayMoment } from './moment.ts';

interface Props {
  readonly person: Person;
  readonly time?: Affiliation;
  readonly onDone: () => void;
}

export function TimeForm({ person, time, onDone }: Props) {
  const [fields, setFields] = useState({
    firm: time?.firm ?? '',
    title: time?.title ?? '',
    from: sayMoment(time?.from ?? ''),
    until: sayMoment(time?.until ?? ''),
  });
  const line = (field: keyof typeof fields) => ({
    size: 'xs' as const,
    dir: 'auto' as const,
    value: fields[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      setFields((before) => ({ ...before, [field]: value }));
    },
  });

  async function keep(): Promise<void> {
    const [from, until] = [readMoment(fields.from), readMoment(fields.until)];
    if (from === undefined || until === undefined)
      return say('Write a year, or a month and a year: “2019” or “Apr 2019”.', 'refusal');
    if (fields.firm.trim() === '') return say('Say which firm it was.', 'refusal');
    const said = { firm: fields.firm, title: fields.title, from, until };
    const done = await attemptOnce(() =>
      time
        ? request('affiliation.edit', { id: time.id, changes: said })
        : request('affiliation.add', { ...said, person: person.id }),
    );
    if (done) onDone();
  }

  return (
    <form
      className={classes.form}
      aria-label={time ? `The time at ${time.firm}` : 'Where they were before'}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone();
      }}
    >
      <TextInput label="Firm" autoFocus {...line('firm')} />
      <TextInput label="As" placeholder="CTO" {...line('title')} />
      <TextInput label="From" placeholder="2015" {...line('from')} />
      <TextInput label="Until" placeholder="Apr 2019" {...line('until')} />
      <Group gap={8} justify="flex-end" className={classes.buttons}>
        <Button size="xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button size="xs" type="submit">
          {time ? 'Keep' : 'Add'}
        </Button>
      </Group>
    </form>
  );
}
