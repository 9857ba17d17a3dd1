// What was given to a person and received from them, in words. It steers generosity (S3.2); it is never a debt, so the two
// sides are not weighed against each other.
import { Text, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { displayName, isSameParty, type VouchsafeDocument } from '../../../shared/model/document.ts';
import { type Ledger, ledgerWith } from '../../../shared/model/ledger.ts';
import type { Person } from '../../../shared/model/person.ts';
import { records } from '../../../shared/model/table.ts';
import { sayAsked, sayTimes, useLedgerLine } from '../../ui/GiveFirst.tsx';
import { useInteractionsWith } from '../../ui/interactions-index.ts';
import { PagePart } from '../../ui/PagePart.tsx';
import { goTo } from '../../ui/place.ts';
import { useDocument } from '../../vouchsafe.ts';
import { LedgerEntries } from './LedgerEntries.tsx';
import classes from './PersonPage.module.css';

export function GivenAndReceived({ person }: { readonly person: Person }) {
  const document = useDocument();
  const theirs = useInteractionsWith(person.id);
  const { asks, intros, people } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  const ledger = useMemo(() => ledgerWith(document, person.id, theirs), [theirs, asks, intros, people, person.id]);
  const given = sayHelp(ledger.given);
  const received = sayHelp(ledger.received);
  return (
    <PagePart title="Given and received">
      <div className={classes.card}>
        <Text size="sm">
          {given ? `You gave ${given}.` : 'A first introduction or a hand would be a good beginning.'}
        </Text>
        {received && (
          <Text size="sm" mt={4}>
            They gave {received}.
          </Text>
        )}
        <Asked person={person} />
        <BroughtTogether person={person} />
        {ledger.open > 0 && (
          <Text size="sm" c="dimmed" mt={4}>
            They have a part in {ledger.open === 1 ? 'one open introduction' : `${ledger.open} open introductions`}.
          </Text>
        )}
        <LedgerEntries person={person} interactions={theirs} />
      </div>
    </PagePart>
  );
}

/** What was asked of them, and how often they were thanked and told what came of it. */
function Asked({ person }: { readonly person: Person }) {
  const line = useLedgerLine(person.id);
  if (line.asked + line.thanked + line.reported === 0) return null;
  const settled = [
    line.thanked > 0 && `thanked them ${sayTimes(line.thanked)}`,
    line.reported > 0 && `told them ${sayTimes(line.reported)} what came of it`,
  ].filter(Boolean);
  return (
    <Text size="sm" mt={4}>
      {line.asked > 0 && sayAsked('them', line)} {settled.length > 0 && `You ${settled.join(' and ')}.`}
    </Text>
  );
}

/** Whom the user met through them: the other side of "How you met". */
function BroughtTogether({ person }: { readonly person: Person }) {
  const document = useDocument();
  const { people } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  const met = useMemo(() => metThrough(document, person), [people, person.id]);
  if (met.length === 0) return null;
  return (
    <Text size="sm" mt={4}>
      You met{' '}
      {met.map((one, n) => (
        <span key={one.id}>
          {n > 0 && (n === met.length - 1 ? ' and ' : ', ')}
          <UnstyledButton className={classes.link} onClick={() => goTo({ is: 'person', id: one.id })}>
            <bdi>{displayName(one)}</bdi>
          </UnstyledButton>
        </span>
      ))}{' '}
      through them.
    </Text>
  );
}

function metThrough(document: VouchsafeDocument, person: Person): Person[] {
  return [...records(document.people)].filter(
    ({ metThrough: who }) => who !== undefined && isSameParty(document, who, person.id),
  );
}

/** "2 introductions, a referral and help 3 times", or '' for nothing. */
function sayHelp({ introductions, referrals, help }: Ledger['given']): string {
  const parts = [
    introductions > 0 && (introductions === 1 ? 'an introduction' : `${introductions} introductions`),
    referrals > 0 && (referrals === 1 ? 'a referral' : `${referrals} referrals`),
    help > 0 && (help === 1 ? 'help once' : help === 2 ? 'help twice' : `help ${help} times`),
  ].filter((part) => part !== false);
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
