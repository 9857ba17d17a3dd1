// A few counts as bars. It is a table: whoever does not see the bars reads the numbers.
import { VisuallyHidden } from '@mantine/core';
import classes from './Insight.module.css';

interface Props {
  readonly label: string;
  readonly rows: readonly (readonly [what: string, count: number])[];
  /** What a whole bar stands for. */
  readonly of: number | undefined;
}

export function Bars({ label, rows, of = 0 }: Props) {
  return (
    <table className={classes.bars}>
      <VisuallyHidden component="caption">{label}</VisuallyHidden>
      <tbody>
        {rows.map(([what, count]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className={classes.count}>{count}</td>
            <td className={classes.track} aria-hidden>
              {count > 0 && <span className={classes.bar} style={{ width: `${(100 * count) / of}%` }} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
