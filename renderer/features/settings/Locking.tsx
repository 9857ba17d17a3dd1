// When the vault locks by itself, and the name by which histories know this laptop.
import { Select, SimpleGrid } from '@mantine/core';
import { InPlace } from '../../ui/InPlace.tsx';
import { Part } from './Part.tsx';
import { useDesk } from './use-desk.ts';

const IDLE = [
  { value: '1', label: 'After a minute' },
  { value: '5', label: 'After 5 minutes' },
  { value: '10', label: 'After 10 minutes' },
  { value: '30', label: 'After half an hour' },
  { value: '60', label: 'After an hour' },
  { value: '0', label: 'Never' },
];

export function Locking() {
  const { desk, change } = useDesk();
  const minutes = String(desk?.idleMinutes ?? 10);
  const choices = IDLE.some(({ value }) => value === minutes)
    ? IDLE
    : [...IDLE, { value: minutes, label: `After ${minutes} minutes` }];
  return (
    <Part title="Locking" about="It also locks when the system locks or sleeps, and with Ctrl+L.">
      <SimpleGrid cols={2} spacing={24}>
        <Select
          label="Lock when I am away"
          data={choices}
          value={minutes}
          disabled={!desk}
          allowDeselect={false}
          onChange={(chosen) => chosen !== null && void change({ idleMinutes: Number(chosen) })}
        />
        <InPlace
          label="This laptop’s name, as histories show it"
          value={desk?.device ?? ''}
          onSave={(device) => change({ device })}
        />
      </SimpleGrid>
    </Part>
  );
}
