// One of a few, in a dialog where it is the first thing to decide: it has the focus, and arrows choose.
import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef } from 'react';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Value[];
}

/** A dialog takes the focus first, to keep it inside. */
const AFTER_DIALOG_MS = 80;

export function Choice<Value extends string>({ label, value, onChange, options }: Props<Value>) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      const radio = root.current?.querySelector<HTMLInputElement>('input:checked, input');
      radio?.focus();
    }, AFTER_DIALOG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <SegmentedControl
      ref={root}
      fullWidth
      aria-label={label}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen as Value)}
      data={options.map((option) => ({ value: option, label: option.charAt(0).toUpperCase() + option.slice(1) }))}
    />
  );
}
