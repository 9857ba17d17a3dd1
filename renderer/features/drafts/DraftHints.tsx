// What the draft check has to say, under the text as one types. Hints: nothing here keeps a message from leaving.
import { Alert, Text } from '@mantine/core';
import type { Hint } from '../../../shared/model/messages/draft-check.ts';
import type { Leak } from '../../../shared/model/messages/leaks.ts';
import classes from './drafts.module.css';

interface Props {
  readonly hints: readonly Hint[];
  readonly leaks: readonly Leak[];
}

export function DraftHints({ hints, leaks }: Props) {
  return (
    <div role="status" className={classes.hints}>
      {leaks.map((leak) => (
        <Alert key={leak.tells} variant="light" color="red" p="xs" dir="auto">
          It tells {leak.tells}: “{shortened(leak.excerpt)}”
        </Alert>
      ))}
      {hints.length > 0 && (
        <ul className={classes.list} aria-label="What the draft check says">
          {hints.map(({ rule, sentence, source }) => (
            <li key={rule}>
              <Text size="sm" span dir="auto">
                {sentence}
              </Text>{' '}
              {/^S\d/.test(source) && <span className="vs-chip">{source}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const LONGEST = 90;

/** An excerpt in a line. */
export function shortened(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text;
}
