// The first people of a file, as they would arrive.
import { Text } from '@mantine/core';
import type { ImportPreview } from '../../../shared/answers.ts';
import { sayNumber } from './counting.ts';
import classes from './files.module.css';

interface Props {
  readonly sample: ImportPreview['sample'];
  readonly total: number;
}

const EFFECT = { add: 'new', update: 'updated', none: 'as they were' } as const;

export function FirstRows({ sample, total }: Props) {
  const caption = total > sample.length ? `The first ${sample.length} of ${sayNumber(total)}` : 'Everybody in it';
  return (
    <div>
      <Text className="vs-section" mb={6}>
        {caption}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys. */}
      <section className={classes.rows} tabIndex={0} aria-label={caption}>
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
    </div>
  );
}
