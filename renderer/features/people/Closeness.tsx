// How well the user knows a person: one to three dots, and the word for it.
import type { Closeness as Word } from '../../../shared/model/person.ts';
import { CLOSENESS } from '../../../shared/model/person.ts';
import classes from './Closeness.module.css';

export function Closeness({ closeness }: { readonly closeness: Word | undefined }) {
  if (closeness === undefined) return null;
  const level = CLOSENESS.indexOf(closeness);
  return (
    <span className={classes.closeness}>
      <span className={classes.dots} aria-hidden>
        {CLOSENESS.map((word, n) => (
          <span key={word} className={classes.dot} data-on={n <= level || undefined} />
        ))}
      </span>
      {closeness}
    </span>
  );
}
