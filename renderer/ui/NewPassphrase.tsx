// Choosing a passphrase: twice, with an honest meter. Nothing is imposed but the length that the vault insists on.
import { PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { PASSPHRASE_MIN, useStrength } from './strength.ts';

interface Props {
  /** Called with the passphrase, or undefined while it is not yet one. */
  readonly onChange: (passphrase: string | undefined) => void;
  readonly autoFocus?: boolean;
}

const COLORS = ['no', 'no', 'asked', 'yes', 'yes'] as const;

export function NewPassphrase({ onChange, autoFocus = false }: Props) {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const strength = useStrength(first);

  function change(one: string, other: string): void {
    setFirst(one);
    setSecond(other);
    onChange(one === other && [...one].length >= PASSPHRASE_MIN ? one : undefined);
  }

  return (
    <Stack gap="sm">
      <PasswordInput
        size="md"
        label="Passphrase"
        description="Several unrelated words make a good one. At least ten characters."
        autoFocus={autoFocus}
        data-autofocus={autoFocus || undefined}
        value={first}
        onChange={(event) => change(event.currentTarget.value, second)}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
        autoComplete="new-password"
      />
      <div>
        <Progress
          value={strength ? (strength.score + 1) * 20 : 0}
          color={`var(--vs-${COLORS[strength?.score ?? 0]})`}
          size={6}
          aria-label="Strength of the passphrase"
        />
        <Text size="xs" c="dimmed" mt={6} mih={18} role="status">
          {strength?.sentence ?? ''}
        </Text>
      </div>
      <PasswordInput
        size="md"
        label="The same again"
        value={second}
        onChange={(event) => change(first, event.currentTarget.value)}
        error={second.length >= first.length && second !== first ? 'These two differ.' : undefined}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
        autoComplete="new-password"
      />
    </Stack>
  );
}
