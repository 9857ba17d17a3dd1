// One passphrase, typed by somebody who knows it: shown on request, also by keyboard, with a word about Caps Lock.
import { PasswordInput, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './PassphraseField.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (passphrase: string) => void;
  /** The label stands in the field, and is still there for those who do not see it. */
  readonly isBare?: boolean;
  readonly autoFocus?: boolean;
  readonly ref?: React.Ref<HTMLInputElement>;
}

export function PassphraseField({ label, value, onChange, isBare = false, autoFocus = false, ref }: Props) {
  return (
    <div>
      <PasswordInput
        ref={ref}
        size="md"
        {...(isBare ? { 'aria-label': label, placeholder: label } : { label })}
        autoFocus={autoFocus}
        data-autofocus={autoFocus || undefined}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        rightSectionWidth={62}
        visibilityToggleFocusable
        visibilityToggleIcon={ShowOrHide}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
        classNames={{ visibilityToggle: classes.toggle }}
      />
      <CapsLock />
    </div>
  );
}

function ShowOrHide({ reveal }: { readonly reveal: boolean }) {
  return <span>{reveal ? 'hide' : 'show'}</span>;
}

/** Says that Caps Lock is on, as soon as a key tells. Stands below fields whose text one cannot see. */
export function CapsLock() {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    // Events that a program makes may lack the method.
    const look = (event: KeyboardEvent) => setIsOn(event.getModifierState?.('CapsLock') ?? false);
    window.addEventListener('keydown', look);
    window.addEventListener('keyup', look);
    return () => {
      window.removeEventListener('keydown', look);
      window.removeEventListener('keyup', look);
    };
  }, []);
  return (
    <div role="status">
      {isOn && (
        <Text size="sm" mt={6} c="var(--vs-asked-text)">
          Caps Lock is on.
        </Text>
      )}
    </div>
  );
}
