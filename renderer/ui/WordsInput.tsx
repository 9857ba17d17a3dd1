// A few words in a dialog: two lines to begin with, growing as one writes, in whichever direction the language runs.
import { Textarea, type TextareaProps } from '@mantine/core';

interface Props extends Pick<TextareaProps, 'label' | 'description' | 'placeholder' | 'autoFocus' | 'minRows'> {
  readonly value: string;
  readonly onChange: (words: string) => void;
  /** Where a dialog puts the focus when it opens. */
  readonly 'data-autofocus'?: boolean;
}

export function WordsInput({ onChange, minRows = 2, ...rest }: Props) {
  return (
    <Textarea
      {...rest}
      autosize
      minRows={minRows}
      maxRows={8}
      onChange={(event) => onChange(event.currentTarget.value)}
      dir="auto"
    />
  );
}
