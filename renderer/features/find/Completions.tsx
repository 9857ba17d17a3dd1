// Ways to go on typing: facets to begin with, then their values. Tab takes the first.
import { Group, Kbd, Text, UnstyledButton } from '@mantine/core';
import { type Completion, FACETS } from '../../../shared/model/facets.ts';
import classes from './Find.module.css';

interface Props {
  readonly offered: readonly Completion[];
  /** Nothing is typed yet: then all facets are shown, so that one learns of them. */
  readonly isEmpty: boolean;
  readonly onChoose: (text: string) => void;
}

export function Completions({ offered, isEmpty, onChoose }: Props) {
  const shown = isEmpty ? FACETS.map((facet) => ({ label: `${facet}:`, text: `${facet}:` })) : offered;
  if (shown.length === 0) return null;
  return (
    <Group gap={6} className={classes.completions} role="group" aria-label="Narrow it down">
      {isEmpty && (
        <Text size="xs" c="dimmed" aria-hidden>
          Narrow it down by
        </Text>
      )}
      {shown.map(({ label, text }, place) => (
        <UnstyledButton
          key={label}
          className={`vs-chip ${classes.completion}`}
          tabIndex={-1}
          dir="auto"
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(text)}
        >
          {label}
          {place === 0 && !isEmpty && (
            <Kbd size="xs" aria-hidden>
              Tab
            </Kbd>
          )}
        </UnstyledButton>
      ))}
    </Group>
  );
}
