// A person's ledger in a sentence, beside any form that asks something of them (S3.2: give before you get): how often you
// asked them, and what passed between you. It steers generosity; it is never a debt.
import { Text } from '@mantine/core';
import { nameOf, survivorOf } from '../../shared/model/document.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { type Ledger, type LedgerLine, ledgerOverall } from '../../shared/model/ledger.ts';
import { useDocument } from '../vouchsafe.ts';
import { keeping } from './keeping.ts';
import { dayOf, sayMonth, useToday } from './today.ts';

/** Everybody's lines, made once for all forms and pages that show one. */
export const ledgerLines = keeping(['asks', 'intros', 'interactions', 'people'], (document) =>
  ledgerOverall(document, dayOf),
);

export function GiveFirst({ person }: { readonly person: PersonId }) {
  const document = useDocument();
  const line = ledgerLines(document, useToday()).get(survivorOf(document, person));
  const name = nameOf(document, person);
  return (
    <Text size="sm" c="dimmed" dir="auto">
      {sayAsked(name, line)} You gave {sayDeeds(line?.given ?? NOTHING)}, and received{' '}
      {sayDeeds(line?.received ?? NOTHING)}.
    </Text>
  );
}

const NOTHING: Ledger['given'] = { introductions: 0, referrals: 0, help: 0 };

/** "You asked Ana three times since March, and she declined once", without guessing who is a she. */
export function sayAsked(name: string, line: LedgerLine | undefined): string {
  const first = line?.askedOn[0];
  if (!line || first === undefined) return `You have not asked ${name} for anything yet.`;
  const declined = line.declined > 0 ? `; ${line.declined === 1 ? 'once' : sayTimes(line.declined)} it was no` : '';
  if (line.asked === 1) return `You asked ${name} once, in ${sayMonth(first)}${declined}.`;
  return `You asked ${name} ${sayTimes(line.asked)} since ${sayMonth(first)}${declined}.`;
}

const TIMES = ['never', 'once', 'twice', 'three times', 'four times', 'five times'];

/** "once", "twice", "three times", "12 times". */
export function sayTimes(count: number): string {
  return TIMES[count] ?? `${count} times`;
}

/** What was given or received, in words. */
export function sayDeeds({ introductions, referrals, help }: Ledger['given']): string {
  const parts = [
    introductions && `${introductions} introduction${introductions > 1 ? 's' : ''}`,
    referrals && `${referrals} referral${referrals > 1 ? 's' : ''}`,
    help && `help ${sayTimes(help)}`,
  ].filter(Boolean);
  return parts.join(', ') || 'nothing yet';
}
