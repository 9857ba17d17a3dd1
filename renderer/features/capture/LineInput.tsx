// The field itself, with the list of people after an `@`: arrows move in it, Enter and Tab choose, Esc closes the list alone.
import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Completion } from '../../../shared/capture-requests.ts';
import { moved } from '../../../shared/model/capture/mentions.ts';
import { begunAt, withChosen } from './begun.ts';
import classes from './CaptureField.module.css';
import { Completions, optionId, sayCompletion } from './Completions.tsx';
import { useCompletion } from './use-completion.ts';
import type { Line } from './use-meaning.ts';

interface Props {
  readonly line: Line;
  /** Whether the vault is open. */
  readonly isOpen: boolean;
  readonly onChange: (line: Line) => void;
  /** Called with what a screen reader is to say. */
  readonly onSay: (words: string) => void;
}

export function LineInput({ line, isOpen, onChange, onSay }: Props) {
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const goesTo = useRef<number | undefined>(undefined);
  const [caret, setCaret] = useState(-1);
  const begun = begunAt(line, caret);
  const { people, at, move, close } = useCompletion(begun, isOpen);
  const isListed = people.length > 0;

  useLayoutEffect(() => {
    if (goesTo.current !== undefined) field.current?.setSelectionRange(goesTo.current, goesTo.current);
    goesTo.current = undefined;
  });
  const said = sayList(people, at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is said when it changes.
  useEffect(() => onSay(said), [said]);

  function choose(person: Completion): void {
    if (!begun) return;
    const next = withChosen(line, begun, person);
    goesTo.current = next.caret;
    setCaret(next.caret);
    onChange({ line: next.line, mentions: next.mentions });
  }

  function press(event: KeyboardEvent): void {
    const chosen = people[at];
    if (!isListed || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) choose(chosen);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <Textarea
        ref={field}
        data-autofocus
        autoFocus
        // Mantine's dialog closes with Esc, unless this says that the key was for somebody else.
        data-mantine-stop-propagation={isListed || undefined}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={8}
        aria-label="What to capture"
        aria-autocomplete="list"
        aria-controls={isListed ? list : undefined}
        aria-activedescendant={isListed && at >= 0 ? optionId(list, at) : undefined}
        placeholder="Léa needs a pricing expert by Friday #pricing"
        value={line.line}
        onChange={({ currentTarget: { value, selectionStart } }) => {
          setCaret(selectionStart);
          onChange({ line: value, mentions: moved(line.mentions, line.line, value) });
        }}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
          setCaret(selectionStart === selectionEnd ? selectionStart : -1)
        }
        onKeyDown={press}
        maxLength={20_000}
        dir="auto"
        classNames={{ input: classes.line }}
      />
      {isListed && <Completions id={list} people={people} at={at} onChoose={choose} />}
    </>
  );
}

function sayList(people: readonly Completion[], at: number): string {
  if (people.length === 0) return '';
  const person = people[at];
  const on = person ? ` ${sayCompletion(person)}, ${at + 1} of ${people.length}.` : '';
  return `${people.length === 1 ? 'One person' : `${people.length} people`}.${on}`;
}
