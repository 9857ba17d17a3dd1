// How the days that wait leave for a calendar: as days or as tasks, and whether their titles name anybody.
import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import type { Wanted } from './exporting.ts';

export type CalendarWanted = NonNullable<Wanted['calendar']>;

/** Days in the calendar, naming nobody. */
export const PLAIN_CALENDAR: CalendarWanted = { tasks: false, names: false };

interface Props {
  readonly value: CalendarWanted;
  readonly onChange: (value: CalendarWanted) => void;
}

export function CalendarOptions({ value, onChange }: Props) {
  return (
    <Stack gap="sm">
      <Radio.Group
        label="In the calendar as"
        value={value.tasks ? 'tasks' : 'days'}
        onChange={(kind) => onChange({ ...value, tasks: kind === 'tasks' })}
      >
        <Stack gap={6} mt={6}>
          <Radio value="days" label="Days" description="Every calendar reads them." />
          <Radio
            value="tasks"
            label="Tasks"
            description="Thunderbird and Apple read them; Outlook and Google do not."
          />
        </Stack>
      </Radio.Group>
      <div>
        <Checkbox
          radius={5}
          checked={value.names}
          label="With names in the titles"
          onChange={(event) => onChange({ ...value, names: event.currentTarget.checked })}
        />
        <Text size="sm" c="dimmed" mt={6}>
          {value.names
            ? 'Whoever sees your calendar reads who is concerned.'
            : 'Titles say what is due, and name nobody. All entries are private.'}
        </Text>
      </div>
    </Stack>
  );
}
