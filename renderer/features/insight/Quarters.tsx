// What was given and received over time, by the quarter (S3): introductions, referrals and help. Two bars a quarter, never
// weighed against each other; a table for whoever does not see them.
import { Text, VisuallyHidden } from '@mantine/core';
import type { Quarter } from '../../../shared/model/insight.ts';
import classes from './Insight.module.css';

export function Quarters({ quarters }: { readonly quarters: readonly Quarter[] }) {
  const most = Math.max(1, ...quarters.flatMap(({ given, received }) => [given, received]));
  if (quarters.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No introduction and no help noted yet, in either direction.
      </Text>
    );
  return (
    <>
      <div className={classes.legend} aria-hidden>
        <span data-side="given">given</span>
        <span data-side="received">received</span>
      </div>
      <table className={classes.bars} data-two>
        <VisuallyHidden component="caption">Introductions, referrals and help, by quarter</VisuallyHidden>
        <VisuallyHidden component="thead">
          <tr>
            <th scope="col">Quarter</th>
            <th scope="col">Given and received</th>
          </tr>
        </VisuallyHidden>
        <tbody>
          {quarters.map(({ quarter, given, received }) => (
            <tr key={quarter}>
              <th scope="row">{sayQuarter(quarter)}</th>
              <td className={classes.count}>
                {given} <VisuallyHidden>given, {received} received</VisuallyHidden>
                <span aria-hidden>· {received}</span>
              </td>
              <td className={classes.track} aria-hidden>
                {given > 0 && <span className={classes.bar} style={{ width: `${(100 * given) / most}%` }} />}
                {received > 0 && (
                  <span className={classes.bar} data-side="received" style={{ width: `${(100 * received) / most}%` }} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** "Oct–Dec 2026". */
function sayQuarter(quarter: string): string {
  const [year = '', part = ''] = quarter.split('-Q');
  return `${['Jan–Mar', 'Apr–Jun', 'Jul–Sep', 'Oct–Dec'][Number(part) - 1]} ${year}`;
}
