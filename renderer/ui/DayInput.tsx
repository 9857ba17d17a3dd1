// A day in a dialog. The field is the browser's own: it knows the calendar and the user's habits.
import { TextInput, type TextInputProps } from '@mantine/core';

interface Props extends Pick<TextInputProps, 'label' | 'aria-label' | 'min' | 'max' | 'size' | 'onKeyDown'> {
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly required?: boolean;
}

export function DayInput({ onChange, required = true, ...rest }: Props) {
  return (
    <TextInput
      type="date"
      {...rest}
      onChange={(event) => onChange(event.currentTarget.value)}
      required={required}
      // It comes filled in: there is nothing to point at.
      withAsterisk={false}
    />
  );
}
