// Text that is edited where it stands: saved when one leaves it or presses Ctrl+Enter, taken back with Escape.
import { Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import classes from './InPlace.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onSave: (text: string) => Promise<unknown> | unknown;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  /** What is to be said about it, below it. */
  readonly description?: React.ReactNode;
  /** Called with what stands there whenever that changes, long before it is saved. */
  readonly onType?: (text: string) => void;
  readonly type?: 'text' | 'date' | 'email';
  readonly hideLabel?: boolean;
  readonly autoFocus?: boolean;
  /** Called whenever one leaves it, saved or not. */
  readonly onLeave?: () => void;
}

export function InPlace({
  label,
  value,
  onSave,
  multiline = false,
  hideLabel = false,
  type = 'text',
  onLeave,
  onType,
  ...rest
}: Props) {
  const [text, setText] = useState(value);
  const escaped = useRef(false);
  const shown = useRef(value);
  /** What was last given to be saved; it may come back in another spelling ("17 may" as "17 May"). */
  const sent = useRef<string | undefined>(undefined);
  // What changed elsewhere (another laptop, an undo) shows at once, unless one has written here.
  useEffect(() => {
    const before = shown.current;
    shown.current = value;
    setText((typed) => (typed === before || typed === sent.current ? value : typed));
  }, [value]);
  // A field may go without being left (another card is opened): what was written is saved all the same.
  const unsaved = useRef<(() => unknown) | undefined>(undefined);
  unsaved.current = text === value ? undefined : () => onSave(text);
  useEffect(() => () => void unsaved.current?.(), []);
  // `onSave` answers false when it was refused: then what stands is shown again.
  async function save(): Promise<void> {
    sent.current = text;
    if ((await onSave(text)) === false) write(value);
  }
  function write(typed: string): void {
    setText(typed);
    onType?.(typed);
  }
  const input = {
    ...rest,
    placeholder: rest.placeholder || 'Add…',
    classNames: { input: classes.input },
    ...(hideLabel ? { 'aria-label': label } : { label }),
    value: text,
    inputWrapperOrder: ['label', 'input', 'description'] as ('label' | 'input' | 'description')[],
    dir: 'auto' as const,
    onBlur: () => {
      if (!escaped.current && text !== value) void save();
      escaped.current = false;
      onLeave?.();
    },
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        escaped.current = true;
        write(value);
        event.currentTarget.blur();
      }
      if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
        // Whatever gets the focus next must not be pressed by the same key.
        event.preventDefault();
        event.currentTarget.blur();
      }
    },
  };
  return multiline ? (
    // It grows by CSS: measuring each of forty notes by script takes longer than drawing them.
    <Textarea
      {...input}
      classNames={{ ...input.classNames, input: `${classes.input} ${classes.growing}` }}
      rows={1}
      onChange={(event) => write(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...input} type={type} onChange={(event) => write(event.currentTarget.value)} />
  );
}
