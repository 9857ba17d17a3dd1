// The first people of a file, as they would arrive.
import type { ImportPreview } from '../../../shared/answers.ts';
import { sayNumber } from '../../ui/saying.ts';
import { Fold } from './Fold.tsx';
import classes from './files.module.css';
import tables from './tables.module.css';

interface Props {
  readonly sample: ImportPreview['sample'];
  readonly total: number;
  readonly isOpen: boolean;
}

const EFFECT = { add: 'new', update: 'updated', none: 'as they were' } as const;

export function FirstRows({ sample, total, isOpen }: Props) {
  const caption = total > sample.length ? `The first ${sample.length} of ${sayNumber(total)}` : 'Everybody in it';
  return (
    <Fold title={caption} isOpen={isOpen}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys. */}
      <section className={tables.rows} tabIndex={0} aria-label={caption}>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Title</th>
              <th scope="col">Firm</th>
              <th scope="col">E-mail</th>
              <th scope="col">
                <span className={classes.hidden}>What happens</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sample.map((row, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no identity but their place.
              <tr key={n}>
                <th scope="row">
                  <bdi>{row.name}</bdi>
                </th>
                <td>
                  <bdi>{row.title}</bdi>
                </td>
                <td>
                  <bdi>{row.firm}</bdi>
                </td>
                <td>{row.emails === 0 ? '–' : row.emails}</td>
                <td>
                  <span className="vs-chip" data-tone={row.effect === 'add' ? 'accent' : undefined}>
                    {EFFECT[row.effect]}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Fold>
  );
}
