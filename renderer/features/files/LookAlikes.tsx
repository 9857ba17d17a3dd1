// Rows that come in as new people and yet look like somebody: said, not decided. Merging can wait until they are here.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImportPreview } from '../../../shared/answers.ts';
import { sayNumber } from '../../ui/saying.ts';
import { Fold } from './Fold.tsx';
import tables from './tables.module.css';

const MORE = 50;

export function LookAlikes({ lookAlikes }: Pick<ImportPreview, 'lookAlikes'>) {
  const [most, setMost] = useState(MORE);
  if (lookAlikes.length === 0) return null;
  return (
    <Fold title="New, and look like somebody" count={lookAlikes.length} isOpen>
      <Text size="sm" c="dimmed" mb={6}>
        They are added. If two are one, merge them afterwards under possible duplicates: nothing is lost by waiting.
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys. */}
      <section className={tables.matches} tabIndex={0} aria-label="New, and look like somebody">
        <table>
          <thead>
            <tr>
              <th scope="col">New</th>
              <th scope="col">Looks like</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {lookAlikes.slice(0, most).map(({ name, like, reason }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two rows may share everything that is shown of them.
              <tr key={n}>
                <th scope="row" title={name}>
                  <bdi>{name}</bdi>
                </th>
                <td title={like}>
                  <bdi>{like}</bdi>
                </td>
                <td>
                  <span className="vs-chip">{reason}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {lookAlikes.length > most && (
          <Button variant="subtle" size="compact-sm" fullWidth my={6} onClick={() => setMost(most + MORE * 4)}>
            Show {sayNumber(Math.min(MORE * 4, lookAlikes.length - most))} more
          </Button>
        )}
      </section>
    </Fold>
  );
}
