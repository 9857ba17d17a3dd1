// A path as the sign of Vouchsafe, drawn out: faces joined by lines. The words beside it say the same.
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { Face } from '../../ui/Face.tsx';
import { useDocument } from '../../vouchsafe.ts';
import classes from './paths.module.css';

interface Props {
  readonly people: readonly PartyId[];
  /** The last line is only likely. */
  readonly isGuess?: boolean;
}

export function Faces({ people, isGuess = false }: Props) {
  const document = useDocument();
  return (
    <span className={classes.faces} aria-hidden>
      {people.map((who, n) => (
        <span key={who} className={classes.step}>
          {n > 0 && <span className={classes.line} data-guess={isGuess && n === people.length - 1} />}
          <span title={nameOf(document, who)}>
            <Face name={nameOf(document, who)} me={who === 'me'} />
          </span>
        </span>
      ))}
    </span>
  );
}
