// How long an introduction stays quiet before it asks how it went, how long a yes is good for, and the warnings before an
// introduction, each with its reason. These settings travel with the vault.
import { Group, NumberInput, Stack, Switch, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { DEFAULT_CONSENT_DAYS, DEFAULT_FOLLOW_UP_DAYS } from '../../../shared/model/document.ts';
import { WARNING_IDS, WARNINGS } from '../../../shared/model/warnings.ts';
import { attempt } from '../../ui/attempt.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

export function Introductions() {
  const { settings } = useDocument();
  return (
    <Part title="Introductions">
      <Group align="flex-start" gap={24}>
        <Days
          label="Days from an introduction to its follow-up"
          description="Until then its card is quiet."
          kept={settings.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS}
          most={365}
          onKeep={(followUpDays) => request('settings.edit', { followUpDays })}
        />
        <Days
          label="Days for which a yes is good"
          description="An older one is better asked for again."
          kept={settings.consentDays ?? DEFAULT_CONSENT_DAYS}
          most={3_650}
          onKeep={(consentDays) => request('settings.edit', { consentDays })}
        />
      </Group>
      <Rules />
    </Part>
  );
}

interface DaysProps {
  readonly label: string;
  readonly description: string;
  readonly kept: number;
  readonly most: number;
  readonly onKeep: (days: number) => Promise<unknown>;
}

function Days({ label, description, kept, most, onKeep }: DaysProps) {
  const [days, setDays] = useState<string | number>(kept);
  useEffect(() => setDays(kept), [kept]);

  // On leaving, not on each digit: "28" would otherwise be kept as 2 on the way, and undone in two steps.
  async function keep(): Promise<void> {
    const wanted = Number(days);
    if (days === '' || !Number.isInteger(wanted) || wanted === kept) return setDays(kept);
    if (!(await attempt(() => onKeep(wanted)))) setDays(kept);
  }

  return (
    <NumberInput
      label={label}
      description={description}
      w={280}
      min={1}
      max={most}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="blur"
      value={days}
      onChange={setDays}
      onBlur={() => void keep()}
      onKeyDown={(event) => event.key === 'Enter' && void keep()}
    />
  );
}

function Rules() {
  const { rulesOff } = useDocument();
  return (
    <Stack gap={10} role="group" aria-label="Warnings before an introduction">
      <div>
        <Text size="sm" fw={600}>
          Warnings before an introduction
        </Text>
        <Text size="sm" c="dimmed">
          Each says its reason and stops nothing. Switch off what is no use to you.
        </Text>
      </div>
      {WARNING_IDS.map((rule) => (
        <Switch
          key={rule}
          size="sm"
          label={`${WARNINGS[rule].about} (${WARNINGS[rule].source})`}
          checked={!rulesOff[rule]}
          onChange={(event) => {
            const off = !event.currentTarget.checked;
            void attempt(() => request('rule.switch', { rule, off }));
          }}
        />
      ))}
    </Stack>
  );
}
