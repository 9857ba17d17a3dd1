// Putting something aside until a day: tomorrow, next week, in a month, or a day of one's own.
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useState } from 'react';
import { addDays, type Day, isDay } from '../../../shared/model/identity.ts';
import type { Subject } from '../../../shared/model/today-row.ts';
import { mondayOf } from '../../../shared/model/week.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { sayDay } from '../../ui/today.ts';
import { snooze } from './act.ts';
import classes from './Today.module.css';

interface Props {
  readonly subject: Subject;
  readonly today: Day;
}

export function SnoozeMenu({ subject, today }: Props) {
  const [opened, setOpened] = useState(false);
  const [own, setOwn] = useState('');
  const days: readonly (readonly [words: string, day: Day])[] = [
    ['Tomorrow', addDays(today, 1)],
    ['Next week', addDays(mondayOf(today), 7)],
    ['In a month', addDays(today, 30)],
  ];
  // On a Sunday, next week is tomorrow.
  const offered = days.filter(([, day], n) => n === 0 || day !== days[0]?.[1]);
  const until = (day: Day) => {
    setOpened(false);
    void snooze(subject, day);
  };
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={230}>
      <Menu.Target>
        <Tooltip label="Put aside" disabled={opened}>
          <ActionIcon variant="subtle" color="gray" aria-label="Put aside until…" data-do="snooze">
            <IconClockPause size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Put aside until</Menu.Label>
        {offered.map(([words, day]) => (
          <Menu.Item
            key={words}
            onClick={() => until(day)}
            rightSection={<span className={classes.day}>{sayDay(day)}</span>}
          >
            {words}
          </Menu.Item>
        ))}
        <form
          className={classes.own}
          onSubmit={(event) => {
            event.preventDefault();
            if (isDay(own) && own > today) until(own);
          }}
        >
          <DayInput
            size="xs"
            aria-label="A day of your own"
            min={addDays(today, 1)}
            value={own}
            onChange={setOwn}
            onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
          />
          <ActionIcon
            type="submit"
            variant="light"
            aria-label="Put aside until that day"
            disabled={!isDay(own) || own <= today}
          >
            <IconClockPause size={16} />
          </ActionIcon>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
