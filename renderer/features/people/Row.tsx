// One line of facts with its lock at the right end.
import type { Person } from '../../../shared/model/person.ts';
import classes from './Facts.module.css';
import { NeverLeaves } from './NeverLeaves.tsx';

interface Props {
  readonly person: Person;
  readonly field: string;
  /** What it is, in words; also the label at the left where `children` brings none of its own. */
  readonly what: string;
  readonly isLabelled?: boolean;
  readonly tall?: boolean;
  readonly children: React.ReactNode;
}

export function Row({ person, field, what, isLabelled = false, tall = false, children }: Props) {
  return (
    <div className={classes.row} data-lockable>
      {isLabelled ? (
        children
      ) : (
        <div className={classes.fact} data-tall={tall || undefined}>
          <span className={classes.title} aria-hidden>
            {what}
          </span>
          {children}
        </div>
      )}
      <NeverLeaves person={person} field={field} what={what} />
    </div>
  );
}
