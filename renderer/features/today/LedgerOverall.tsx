// Given and received over all: who gave me what, whom I gave what, how often I asked and how often they declined. Shown to
// steer generosity (S3.2), never as a debt: no points, no money, and no order by who owes whom.
import { Button, Table, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import { type Ledger, type LedgerLine, ledgerOverall } from '../../../shared/model/ledger.ts';
import { sayDeeds, sayTimes } from '../../ui/GiveFirst.tsx';
import { keeping } from '../../ui/keeping.ts';
import { goTo } from '../../ui/place.ts';
import { sayCount } from '../../ui/saying.ts';
import { dayOf, useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './LedgerOverall.module.css';

const PAGE = 25;
const linesOf = keeping(['asks', 'intros', 'interactions', 'people'], (document) =>
  [...ledgerOverall(document, dayOf).values()].filter((line) => weightOf(line) > 0).sort(mostFirst),
);

export function LedgerOverall() {
  const document = useDocument();
  const lines = linesOf(document, useToday());
  const [most, setMost] = useState(PAGE);
  if (lines.length === 0)
    return (
      <Text c="dimmed" mt={24} ta="center">
        Nothing has passed between you and anybody yet. A first introduction or a hand would be a good beginning.
      </Text>
    );
  const more = Math.min(PAGE, lines.length - most);
  return (
    <section aria-label="Given and received" className={classes.ledger}>
      <Text size="sm">
        In all you gave {sayDeeds(sumOf(lines, 'given'))}, and received {sayDeeds(sumOf(lines, 'received'))}, with{' '}
        {sayCount(lines.length, 'person', 'people')}. Each line opens the page on which every entry stands and can be
        put right.
      </Text>
      <div className={classes.card}>
        <Table verticalSpacing={8} horizontalSpacing={14}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Who</Table.Th>
              <Table.Th>You gave</Table.Th>
              <Table.Th>They gave</Table.Th>
              <Table.Th>You asked</Table.Th>
              <Table.Th>Thanked, told</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.slice(0, most).map((line) => (
              <Line key={line.person} line={line} name={nameOf(document, line.person)} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {more > 0 && (
        <Button variant="subtle" color="gray" size="sm" onClick={() => setMost(most + PAGE)}>
          Show {more} more
        </Button>
      )}
    </section>
  );
}

function Line({ line, name }: { readonly line: LedgerLine; readonly name: string }) {
  const { given, received, asked, declined, thanked, reported } = line;
  return (
    <Table.Tr>
      <Table.Td className={classes.who}>
        <UnstyledButton className={classes.name} onClick={() => goTo({ is: 'person', id: line.person })} dir="auto">
          {name}
        </UnstyledButton>
      </Table.Td>
      <Table.Td>{sayOrDash(given)}</Table.Td>
      <Table.Td>{sayOrDash(received)}</Table.Td>
      <Table.Td>
        {asked === 0 ? '–' : sayTimes(asked)}
        {declined > 0 && <span className={classes.also}>, no {sayTimes(declined)}</span>}
      </Table.Td>
      <Table.Td>{thanked + reported === 0 ? '–' : `${thanked}, ${reported}`}</Table.Td>
    </Table.Tr>
  );
}

function sayOrDash(deeds: Ledger['given']): string {
  return deeds.introductions + deeds.referrals + deeds.help === 0 ? '–' : sayDeeds(deeds);
}

function sumOf(lines: readonly LedgerLine[], side: 'given' | 'received'): Ledger['given'] {
  const sum = { introductions: 0, referrals: 0, help: 0 };
  for (const line of lines)
    for (const kind of ['introductions', 'referrals', 'help'] as const) sum[kind] += line[side][kind];
  return sum;
}

/** How much passed between us, whichever way it went. */
function weightOf({ given, received, asked, thanked, reported }: LedgerLine): number {
  const deeds = [given, received].flatMap(({ introductions, referrals, help }) => [introductions, referrals, help]);
  return deeds.reduce((sum, each) => sum + each, 0) * 10 + asked + thanked + reported;
}

function mostFirst(a: LedgerLine, b: LedgerLine): number {
  return weightOf(b) - weightOf(a) || (a.person < b.person ? -1 : 1);
}
