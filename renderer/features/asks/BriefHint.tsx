// One hint about a field of the brief: what a connector would feel, what would help, and where the rule comes from. It stands
// quietly under its field; it is advice, never an error.
import type { Hint } from '../../../shared/model/brief-check.ts';
import classes from './BriefHint.module.css';

/** Only spans: it stands in the paragraph that describes the field, and is read out with it. */
export function BriefHint({ hint }: { readonly hint: Hint }) {
  return (
    <span className={classes.hint}>
      <span className={classes.rule}>{hint.rule}</span> “{hint.feels}” {hint.help}{' '}
      <span className={classes.source}>{hint.source}</span>
    </span>
  );
}
