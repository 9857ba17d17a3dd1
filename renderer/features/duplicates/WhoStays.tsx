// The two columns' heads: who is who, and which of them stays.
import { displayName } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import type { Person } from '../../../shared/model/person.ts';
import { Face } from '../../ui/Face.tsx';
import { useInteractionsWith } from '../../ui/interactions-index.ts';
import { dayOf, sayDay } from '../../ui/today.ts';
import classes from './Compare.module.css';

export interface Sides {
  readonly left: Person;
  readonly right: Person;
  /** Which of the two stays. */
  readonly keep: Person;
}

interface Props extends Sides {
  readonly onKeep: (id: PersonId) => void;
}

export function WhoStays({ left, right, keep, onKeep }: Props) {
  return (
    <div className={classes.heads} role="radiogroup" aria-label="Who stays">
      <span className={classes.label} aria-hidden />
      {[left, right].map((person) => (
        <label className={classes.side} key={person.id} data-stays={person === keep || undefined}>
          <input
            type="radio"
            name="stays"
            checked={person === keep}
            onChange={() => onKeep(person.id)}
            aria-label={`${displayName(person)} stays`}
          />
          <span aria-hidden>
            <Face name={displayName(person)} />
          </span>
          <Who person={person} stays={person === keep} />
        </label>
      ))}
    </div>
  );
}

function Who({ person, stays }: { readonly person: Person; readonly stays: boolean }) {
  const notes = useInteractionsWith(person.id).length;
  const known = [
    `here since ${sayDay(dayOf(person.createdAt))}`,
    notes > 0 && (notes === 1 ? 'one note' : `${notes} notes`),
  ].filter(Boolean);
  return (
    <span className={classes.who}>
      <bdi className={classes.whose}>{displayName(person)}</bdi>
      <span className={classes.known}>{known.join(' · ')}</span>
      <span className={classes.stays}>{stays ? 'stays' : 'is merged in'}</span>
    </span>
  );
}
