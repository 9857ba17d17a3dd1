// What an undone batch leaves, or left, as it is: each by name, with the reason. Thousands are possible; the first are named.
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { BatchAnswer } from '../../shared/answers.ts';
import classes from './KeptList.module.css';
import { sayNumber } from './saying.ts';

const AT_FIRST = 50;
const MORE = 500;

export function KeptList({ kept }: Pick<BatchAnswer, 'kept'>) {
  const [most, setMost] = useState(AT_FIRST);
  if (kept.length === 0) return null;
  const label = kept.length === 1 ? 'One stays as it is' : `${sayNumber(kept.length)} stay as they are`;
  return (
    <div>
      <Text size="sm" fw={600} mt={8} mb={4}>
        {label}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys. */}
      <section className={classes.scroll} tabIndex={0} aria-label={label}>
        <ul className={classes.kept}>
          {kept.slice(0, most).map(({ name, why }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may share a name and a reason.
            <li key={n}>
              <bdi>{name}</bdi> <span>{why}</span>
            </li>
          ))}
        </ul>
        {kept.length > most && (
          <button type="button" className={classes.more} onClick={() => setMost(most + MORE)}>
            Show {sayNumber(Math.min(MORE, kept.length - most))} more
          </button>
        )}
      </section>
    </div>
  );
}
