// Today: what waits for the user, in the order of what hurts, each with the one action that settles it; the few of this
// week above it. Beside it all open loops, both ways, and what was given and received.
import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { openDialog } from '../../ui/place.ts';
import { sayLongDay, useToday } from '../../ui/today.ts';
import { LedgerOverall } from './LedgerOverall.tsx';
import { OpenLoops } from './OpenLoops.tsx';
import { useRowKeys } from './row-keys.ts';
import { ThisWeek } from './ThisWeek.tsx';
import classes from './Today.module.css';
import { Waiting } from './Waiting.tsx';

const PARTS = [
  { value: 'today', label: 'Today' },
  { value: 'loops', label: 'Open loops' },
  { value: 'ledger', label: 'Given and received' },
];

export function Today() {
  const today = useToday();
  const [part, setPart] = useState('today');
  const screen = useRef<HTMLElement>(null);
  const keys = useRowKeys(screen);
  return (
    <section className={classes.screen} aria-label="Today" tabIndex={-1} ref={screen} onKeyDown={keys}>
      <div className={classes.inner}>
        <header className={classes.head}>
          <div>
            <Title order={1} fz={24}>
              Today
            </Title>
            <Text size="sm" c="dimmed">
              {sayLongDay(today)}
            </Text>
          </div>
          <Group gap={10}>
            <Button size="xs" variant="default" onClick={() => openDialog({ is: 'log' })}>
              Log a contact
            </Button>
            <SegmentedControl size="xs" aria-label="Show" data={PARTS} value={part} onChange={setPart} />
          </Group>
        </header>
        {part === 'today' && (
          <>
            <ThisWeek today={today} />
            <Waiting today={today} />
          </>
        )}
        {part === 'loops' && <OpenLoops today={today} />}
        {part === 'ledger' && <LedgerOverall />}
      </div>
    </section>
  );
}
