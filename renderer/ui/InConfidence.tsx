// The tick for what somebody said in confidence: it stands in no message and in no export.
import { Checkbox } from '@mantine/core';

interface Props {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function InConfidence({ checked, onChange }: Props) {
  return (
    <Checkbox
      label="Said in confidence"
      description="It stands in no message and in no export."
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
