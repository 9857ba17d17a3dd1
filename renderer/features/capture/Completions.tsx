// The people offered after an `@`, in the flow below the field: a window that is no larger than the line cuts nothing off.
import { Combobox, useCombobox } from '@mantine/core';
import type { Completion } from '../../../shared/capture-requests.ts';
import classes from './CaptureField.module.css';

interface Props {
  readonly id: string;
  readonly people: readonly Completion[];
  readonly at: number;
  readonly onChoose: (person: Completion) => void;
}

/** The id of an option, for `aria-activedescendant`. */
export function optionId(list: string, at: number): string {
  return `${list}-${at}`;
}

/** Somebody in the words of the list. */
export function sayCompletion({ name, title, firm }: Completion): string {
  return [name, title, firm].filter(Boolean).join(', ');
}

export function Completions({ id, people, at, onChoose }: Props) {
  const store = useCombobox({ opened: true });
  return (
    <Combobox
      store={store}
      onOptionSubmit={(value) => people[Number(value)] && onChoose(people[Number(value)] as Completion)}
    >
      <Combobox.Options id={id} className={classes.people} aria-label="People">
        {people.map((person, n) => (
          <Combobox.Option
            key={person.id}
            id={optionId(id, n)}
            value={String(n)}
            selected={n === at}
            aria-selected={n === at}
            className={classes.person}
            // The field keeps the focus, and its caret.
            onMouseDown={(event) => event.preventDefault()}
          >
            <span className={classes.name} dir="auto">
              {person.name}
            </span>
            <span className={classes.about} dir="auto">
              {[person.title, person.firm].filter(Boolean).join(', ')}
            </span>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox>
  );
}
