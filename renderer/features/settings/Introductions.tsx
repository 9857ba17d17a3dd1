// How long an introduction stays quiet before it asks how it went. This setting travels with the vault.
import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { DEFAULT_FOLLOW_UP_DAYS } from '../../../shared/model/document.ts';
import { attempt } from '../../ui/attempt.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

export function Introductions() {
  const kept = useDocument().settings.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS;
  const [days, setDays] = useState<string | number>(kept);
  useEffect(() => setDays(kept), [kept]);

  // On leaving, not on each digit: "28" would otherwise be kept as 2 on the way, and undone in two steps.
  async function keep(): Promise<void> {
    const wanted = Number(days);
    if (days === '' || !Number.isInteger(wanted) || wanted === kept) return setDays(kept);
    if (!(await attempt(() => request('settings.edit', { followUpDays: wanted })))) setDays(kept);
  }

  return (
    <Part title="Introductions">
      <NumberInput
        label="Days from an introduction to its follow-up"
        description="Until then its card is quiet."
        w={280}
        min={1}
        max={365}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="blur"
        value={days}
        onChange={setDays}
        onBlur={() => void keep()}
        onKeyDown={(event) => event.key === 'Enter' && void keep()}
      />
    </Part>
  );
}
