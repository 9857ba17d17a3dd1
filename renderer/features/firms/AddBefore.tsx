// Notes that somebody was at a firm: who, as what, from when until when. Only who is needed.
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { affiliationFields } from '../../../shared/model/firm.ts';
import type { FirmRow } from '../../../shared/model/firm-table.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { request } from '../../vouchsafe.ts';
import classes from './firms.module.css';

interface Props {
  readonly firm: FirmRow;
  readonly onClose: () => void;
}

const BAD_MOMENT = 'A year, or like 2019-04';

export function AddBefore({ firm, onClose }: Props) {
  const [who, setWho] = useState<PartyId | undefined>();
  const [fields, setFields] = useState({ title: '', from: '', until: '' });
  const line = (field: keyof typeof fields) => ({
    size: 'xs' as const,
    value: fields[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [field]: event.currentTarget.value }),
  });
  const isMoment = (text: string) => affiliationFields.shape.from.safeParse(text.trim()).success;
  const isFit = who !== undefined && who !== 'me' && isMoment(fields.from) && isMoment(fields.until);

  async function add(): Promise<void> {
    if (!isFit) return;
    const { title, from, until } = fields;
    const argument = { person: who, firm: firm.name, title, from: from.trim(), until: until.trim() };
    if (await attemptOnce(() => request('affiliation.add', argument))) onClose();
  }

  return (
    <form
      className={classes.adding}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <PersonPicker
        label="Who was there"
        value={who}
        onChange={setWho}
        exclude={firm.now.map(({ id }) => id)}
        size="xs"
        autoFocus
      />
      <div className={classes.addingLine}>
        <TextInput label="As what" dir="auto" {...line('title')} />
        <TextInput label="From" placeholder="2016" error={!isMoment(fields.from) && BAD_MOMENT} {...line('from')} />
        <TextInput
          label="Until"
          placeholder="2019-04"
          error={!isMoment(fields.until) && BAD_MOMENT}
          {...line('until')}
        />
      </div>
      <Group gap={8} justify="flex-end">
        <Button size="xs" variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button size="xs" type="submit" disabled={!isFit}>
          Add
        </Button>
      </Group>
    </form>
  );
}
