// Start and close: at login, and what closing the window does. Where the desktop shows no tray, it says so.
import { Stack, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Starting as Now } from '../../../shared/requests.ts';
import { attempt } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

export function Starting() {
  const [now, setNow] = useState<Now | undefined>();
  useEffect(() => {
    void attempt(async () => setNow(await request('desk.starting')));
  }, []);
  const change = (changes: { atLogin?: boolean; inTray?: boolean }) =>
    void attempt(async () => setNow(await request('desk.changeStarting', changes)));
  const noLogin = now !== undefined && now.atLogin === undefined;
  return (
    <Part title="Start and close">
      <Stack gap={16}>
        <Switch
          label="Start when I log in"
          description={
            noLogin
              ? 'Not while Vouchsafe runs from its sources.'
              : 'Out of sight and locked, so that capturing and reminders work from the start.'
          }
          checked={now?.atLogin ?? false}
          disabled={!now || noLogin}
          onChange={(event) => change({ atLogin: event.currentTarget.checked })}
        />
        <Switch
          label="Keep running when I close the window"
          description={now && aboutClosing(now)}
          checked={now?.inTray ?? false}
          disabled={!now}
          onChange={(event) => change({ inTray: event.currentTarget.checked })}
        />
      </Stack>
    </Part>
  );
}

function aboutClosing({ hasTray }: Now): string {
  return hasTray
    ? 'Its icon in the tray opens the window again. The vault stays open until it locks. Ctrl+Q quits.'
    : 'Your desktop shows no tray: closing the window would hide Vouchsafe; start it again, or press the shortcut, to see it.';
}
