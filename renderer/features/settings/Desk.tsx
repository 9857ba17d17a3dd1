// Settings of this laptop, and the one that travels: how long an introduction stays quiet.
import { NumberInput, SegmentedControl, Select, SimpleGrid, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { DEFAULT_FOLLOW_UP_DAYS } from '../../../shared/model/document.ts';
import type { DeskSettings } from '../../../shared/requests.ts';
import { attempt } from '../../ui/attempt.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

const IDLE = [
  { value: '1', label: 'After a minute' },
  { value: '5', label: 'After 5 minutes' },
  { value: '10', label: 'After 10 minutes' },
  { value: '30', label: 'After half an hour' },
  { value: '60', label: 'After an hour' },
  { value: '0', label: 'Never' },
];

export function Desk() {
  const { settings } = useDocument();
  const [desk, setDesk] = useState<DeskSettings | undefined>();
  useEffect(() => {
    void request('desk.settings').then(setDesk);
  }, []);
  if (!desk) return null;
  const change = (changes: Partial<DeskSettings>) =>
    void attempt(async () => setDesk(await request('desk.change', changes)));
  const followUp = (days: string | number) => {
    if (typeof days === 'number') void attempt(() => request('settings.edit', { followUpDays: days }));
  };
  return (
    <Part title="This desk">
      <div>
        <Text size="sm" fw={500} mb={4} id="scheme">
          Colours
        </Text>
        <SegmentedControl
          aria-labelledby="scheme"
          value={desk.scheme}
          onChange={(scheme) => change({ scheme: scheme as DeskSettings['scheme'] })}
          data={[
            { value: 'auto', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </div>
      <SimpleGrid cols={2} spacing={24}>
        <Select
          label="Lock when I am away"
          description="It also locks when the system locks or sleeps."
          data={IDLE}
          value={String(desk.idleMinutes)}
          allowDeselect={false}
          onChange={(minutes) => minutes !== null && change({ idleMinutes: Number(minutes) })}
        />
        <NumberInput
          label="Days from introduction to follow-up"
          description="Until then its card is quiet."
          min={1}
          max={365}
          allowDecimal={false}
          value={settings.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS}
          onChange={followUp}
        />
      </SimpleGrid>
      <InPlace
        label="Name of this laptop, as histories show it"
        value={desk.device}
        onSave={(device) => change({ device })}
      />
    </Part>
  );
}
