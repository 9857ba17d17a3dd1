// A day in a dialog. The field is the browser's own: it knows the calendar and the user's habits.
import { TextInput } from '@mantine/core';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly required?: boolean;
}

export function DayInput({ label, value, onChange, required = true }: Props) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      required={required}
    />
  );
}
