// A table whose columns nobody knows: each with its name and a few of its values, and a choice of what it means. What looks
// likely is chosen already; what is said here is remembered for the next file with the same header.
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ColumnField } from '../../../shared/model/columns.ts';
import { sayCount } from '../../ui/saying.ts';
import classes from './files.module.css';
import type { Naming } from './importing.ts';
import { MEANINGS, meaningOf, namesSomebody } from './meanings.ts';
import { Alarm } from './Refused.tsx';
import tables from './tables.module.css';

interface Props {
  readonly name: string;
  readonly naming: Naming;
  readonly refused: string | undefined;
  readonly onContinue: (naming: Naming) => void;
  readonly onBack: () => void;
}

export function NameColumns({ name, naming, refused, onContinue, onBack }: Props) {
  const { columns, rows } = naming.columns;
  const [fields, setFields] = useState(naming.fields);
  const isEnough = namesSomebody(fields);
  const set = (place: number, field: ColumnField) => setFields(fields.with(place, field));
  return (
    <Stack gap="md">
      <div>
        <Text fw={600} dir="auto" truncate>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          A table of {sayCount(rows, 'row')}. Say what each column means; it is remembered for the next file with the
          same columns.
        </Text>
      </div>
      {refused && <Alarm>{refused}</Alarm>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys. */}
      <section className={tables.columns} tabIndex={0} aria-label="Columns">
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Some of its values</th>
              <th scope="col">What it means</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place; two may share a name.
              <tr key={place} data-out={fields[place] === 'leave out' || undefined}>
                <th scope="row">
                  <bdi>{column.name || `Column ${place + 1}`}</bdi>
                </th>
                <td>
                  <Samples samples={column.samples} />
                </td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={`What ${column.name || `column ${place + 1}`} means`}
                    data={MEANINGS}
                    value={fields[place] ?? 'keep beside'}
                    onChange={(event) => set(place, meaningOf(event.currentTarget.value))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Group justify="space-between" gap="sm" wrap="nowrap" className={classes.foot}>
        <Text size="sm" c={isEnough ? 'dimmed' : 'var(--vs-asked-text)'} role="status">
          {isEnough
            ? 'Next you see the people that this makes. Nothing is added yet.'
            : 'Nobody would have a name. Say which column is a name, an e-mail address or a firm.'}
        </Text>
        <Group gap={8} wrap="nowrap">
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
          <Button
            autoFocus
            disabled={!isEnough}
            onClick={() => onContinue({ columns: naming.columns, fields: [...fields] })}
          >
            Continue
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function Samples({ samples }: { readonly samples: readonly string[] }) {
  if (samples.length === 0) return <i>nothing in any row</i>;
  return samples.map((sample, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: values have no identity but their place.
    <span className={tables.sample} key={n} title={sample}>
      <bdi>{sample}</bdi>
    </span>
  ));
}
