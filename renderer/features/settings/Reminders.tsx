// Reminders: the hour of the daily digest, whether notifications may name people, and one to try. What is shown and when is
// the main process's; this page only says it in plain words.
import { Alert, Button, Group, Select, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { DeskSettings, TestedNotification } from '../../../shared/requests.ts';
import { attempt } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';
import classes from './Settings.module.css';
import { useDesk } from './use-desk.ts';

const OFF = 'off';
const HOURS = [
  ...Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: `At ${String(hour).padStart(2, '0')}:00`,
  })),
  { value: OFF, label: 'Never' },
];

export function Reminders() {
  const { desk, change } = useDesk();
  const digestHour = String(desk?.digestHour ?? 9);
  return (
    <Part
      title="Reminders"
      about="Once a day your system tells you what waits, if anything does. A card that you put aside until an hour tells you when that hour comes."
    >
      <SimpleGrid cols={2} spacing={24}>
        <Select
          label="Tell me what waits"
          data={HOURS}
          value={digestHour}
          disabled={!desk}
          allowDeselect={false}
          onChange={(chosen) => chosen !== null && void change({ digestHour: hourOf(chosen) })}
        />
      </SimpleGrid>
      <Stack gap={12}>
        <Switch
          label="Name people and cards in notifications"
          description="Whoever sees your screen may then read them: on the lock screen, in the list of notifications, while you share it. Your system may keep them, too. Otherwise notifications say only what kind of thing waits."
          classNames={{ description: classes.said }}
          checked={desk?.namesInNotifications ?? false}
          disabled={!desk}
          onChange={({ currentTarget: { checked } }) => void change({ namesInNotifications: checked })}
        />
        <Switch
          label="Remind me that the desk is locked"
          description="If it is locked at that hour, one notification says so. It cannot know whether anything waits."
          classNames={{ description: classes.said }}
          checked={desk?.remindLocked ?? true}
          disabled={!desk || desk.digestHour === OFF}
          onChange={({ currentTarget: { checked } }) => void change({ remindLocked: checked })}
        />
      </Stack>
      <Try />
    </Part>
  );
}

function Try() {
  const [isRunning, setIsRunning] = useState(false);
  const [found, setFound] = useState<TestedNotification | undefined>();
  const show = async () => {
    setIsRunning(true);
    setFound(undefined);
    await attempt(async () => setFound(await request('desk.testNotification')));
    setIsRunning(false);
  };
  return (
    <Stack gap={10}>
      <Group gap={12}>
        <Button variant="default" loading={isRunning} onClick={() => void show()}>
          Show me one now
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {found === 'shown' && 'Your system took it. If you saw nothing, it may be set not to disturb you.'}
        </Text>
      </Group>
      {found !== undefined && found !== 'shown' && (
        <Alert role="alert" p="sm" classNames={{ root: classes.refused }}>
          {NOT_SHOWN[found]}
        </Alert>
      )}
    </Stack>
  );
}

const REMEDY =
  'Allow notifications from Vouchsafe in the settings of your system; on Linux a notification service must be running, such as GNOME’s, KDE’s, dunst or mako. Then try again. Until then, Today has everything that waits.';
const NOT_SHOWN: Readonly<Record<Exclude<TestedNotification, 'shown'>, string>> = {
  unsupported: 'Your system has no notifications. Today has everything that waits.',
  failed: `Your system did not take it. ${REMEDY}`,
  silent: `Your system never said that it showed it. ${REMEDY}`,
};

function hourOf(chosen: string): DeskSettings['digestHour'] {
  return chosen === OFF ? OFF : Number(chosen);
}
