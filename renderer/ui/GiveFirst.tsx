// A person's ledger in a sentence, beside any form that asks something of them (S3.2: give before you get): how often you
// asked them, and what passed between you. It steers generosity; it is never a debt.
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { nameOf, survivorOf } from '../../shared/model/document.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { type Ledger, type LedgerLine, ledgerLine } from '../../shared/model/ledger.ts';
import { useDocument } from '../vouchsafe.ts';
import { useInteractionsWith } from './interactions-index.ts';
import { dayOf, sayMonth } from './today.ts';

/** A person's line of the ledger, made again only when what it comes from changes. */
export function useLedgerLine(person: PersonId): LedgerLine {
  const document = useDocument();
  const theirs = useInteractionsWith(person);
  const { asks, intros } = document;
  const who = survivorOf(document, person);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the people, only who this one is has a part in it.
  return useMemo(() => ledgerLine(document, who, theirs, dayOf), [theirs, asks, intros, who]);
}

export function GiveFirst({ person }: { readonly person: PersonId }) {
  const document = useDocument();
  const line = useLedgerLine(person);
  const name = nameOf(document, person);
  return (
    <Text size="sm" c="dimmed" dir="auto">
      {sayAsked(name, line)} You gave {sayDeeds(line.given)}, and received {sayDeeds(line.received)}.
    </Text>
  );
}

/** "You asked Ana three times since March, and she declined once", without guessing who is a she. */
export function sayAsked(name: string, line: LedgerLine): string {
  const first = line.askedOn[0];
  if (first === undefined) return `You have not asked ${name} for anything yet.`;
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
