// How often the user wants to be in touch with those who are chosen, for all of them at once.
import { Button, Menu, NativeSelect, NumberInput } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { DRUMBEATS, sayRhythm } from '../../../shared/model/drumbeat.ts';
import type { Person } from '../../../shared/model/person.ts';
import { attemptBatch } from '../../ui/offer.tsx';
import { sayPeople } from '../../ui/saying.ts';
import { request } from '../../vouchsafe.ts';
import classes from './Menus.module.css';

const MOST_DAYS = 3_650;
const USUAL_DAYS = 45;

export function ChooseDrumbeat({ people }: { readonly people: readonly Person[] }) {
  const [isOpen, setOpen] = useState(false);
  const [days, setDays] = useState<number | string>(USUAL_DAYS);
  const [atWorst, setAtWorst] = useState(0);
  const own = Number(days);
  const isOwn = Number.isInteger(own) && own >= 1 && own <= MOST_DAYS;

  async function set(drumbeat: number): Promise<void> {
    setOpen(false);
    const ids = people.map(({ id }) => id);
    const worst = drumbeat > 0 && atWorst > drumbeat ? atWorst : 0;
    const rhythm = sayRhythm({ ideal: drumbeat, ...(worst > 0 && { atWorst: worst }) });
    const beat = drumbeat === 0 ? 'no drumbeat' : `the drumbeat “${rhythm}”`;
    const said = `${sayPeople(ids.length)} ${ids.length === 1 ? 'has' : 'have'} ${beat} now.`;
    await attemptBatch(
      () => request('people.edit', { ids, changes: { drumbeat, ...(worst > 0 && { drumbeatAtWorst: worst }) } }),
      said,
    );
  }

  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-start" width={250}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconRepeat size={15} />}>
          Drumbeat…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.own}>
          <NativeSelect
            size="sm"
            className={classes.grow}
            aria-label="At worst"
            data={[
              { value: '0', label: 'at worst: as it is' },
              ...Object.entries(DRUMBEATS).map(([value, said]) => ({ value, label: `at worst ${said}` })),
            ]}
            value={String(atWorst)}
            onChange={(event) => setAtWorst(Number(event.currentTarget.value))}
            onKeyDown={(event) => event.stopPropagation()}
          />
        </div>
        <Menu.Label>I want to be in touch</Menu.Label>
        {Object.entries(DRUMBEATS).map(([each, said]) => (
          <Menu.Item key={each} onClick={() => void set(Number(each))}>
            {said}
          </Menu.Item>
        ))}
        <div className={classes.own}>
          <NumberInput
            size="sm"
            aria-label="Days between two contacts"
            prefix="every "
            suffix=" days"
            min={1}
            max={MOST_DAYS}
            allowDecimal={false}
            value={days}
            onChange={setDays}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (event.key === 'Enter' && isOwn) void set(own);
              if (event.key === 'Escape') setOpen(false);
            }}
          />
          <Button size="compact-sm" variant="light" flex="none" disabled={!isOwn} onClick={() => void set(own)}>
            Set
          </Button>
        </div>
        <Menu.Divider />
        <Menu.Item onClick={() => void set(0)}>No drumbeat</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
