// A person's ledger in a sentence, beside any form that asks something of them (S3.2: give before you get).
// It steers generosity; it is never a debt.
import { Text } from '@mantine/core';
import { nameOf } from '../../shared/model/document.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { type Ledger, ledgerWith } from '../../shared/model/ledger.ts';
import { useDocument } from '../vouchsafe.ts';

export function GiveFirst({ person }: { readonly person: PersonId }) {
  const document = useDocument();
  const { given, received } = ledgerWith(document, person);
  const name = nameOf(document, person);
  return (
    <Text size="sm" c="dimmed" dir="auto">
      With {name}: you gave {sayDeeds(given)}, and received {sayDeeds(received)}.
    </Text>
  );
}

/** What was given or received, in words. */
export function sayDeeds({ introductions, referrals, help }: Ledger['given']): string {
  const parts = [
    introductions && `${introductions} introduction${introductions > 1 ? 's' : ''}`,
    referrals && `${referrals} referral${referrals > 1 ? 's' : ''}`,
    help && `help ${help === 1 ? 'once' : `${help} times`}`,
  ].filter(Boolean);
  return parts.join(', ') || 'nothing yet';
}
