// Things of one kind in the bin: when each was put away, a box to choose it, a button to bring it back.
import { Button, Checkbox, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { sayInstant } from '../../ui/today.ts';
import type { Binned } from './binned.ts';
import classes from './Settings.module.css';

interface Props {
  readonly title: string;
  readonly records: readonly Binned[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (records: readonly Binned[], isChosen: boolean) => void;
  readonly onBringBack: (record: Binned) => void;
}

const SHOWN_AT_FIRST = 10;
const MORE = 200;

export function BinKind({ title, records, chosen, onChoose, onBringBack }: Props) {
  const [most, setMost] = useState(SHOWN_AT_FIRST);
  if (records.length === 0) return null;
  const count = records.filter(({ id }) => chosen.has(id)).length;
  return (
    <div>
      <Checkbox
        className={classes.kind}
        radius={5}
        checked={count === records.length}
        indeterminate={count > 0 && count < records.length}
        aria-label={`All of ${title}`}
        label={
          <Text span fw={600} size="sm">
            {title} <span className="vs-chip">{records.length.toLocaleString('en-GB')}</span>
          </Text>
        }
        onChange={(event) => onChoose(records, event.currentTarget.checked)}
      />
      <Table verticalSpacing={6} horizontalSpacing={0} layout="fixed" aria-label={title}>
        <Table.Tbody>
          {records.slice(0, most).map((record) => (
            <Table.Tr key={record.id}>
              <Table.Td w={34}>
                <Checkbox
                  size="xs"
                  radius={4}
                  aria-label={`Choose ${record.title}`}
                  checked={chosen.has(record.id)}
                  onChange={(event) => onChoose([record], event.currentTarget.checked)}
                />
              </Table.Td>
              <Table.Td dir="auto" className={classes.title}>
                {record.title}
              </Table.Td>
              <Table.Td c="dimmed" w={130}>
                {sayInstant(record.at)}
              </Table.Td>
              <Table.Td ta="right" w={110}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`Bring back ${record.title}`}
                  onClick={() => onBringBack(record)}
                >
                  Bring back
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {records.length > most && (
        <Button variant="subtle" size="compact-sm" onClick={() => setMost(most + MORE)}>
          Show {Math.min(MORE, records.length - most).toLocaleString('en-GB')} more
        </Button>
      )}
    </div>
  );
}
