// Every entry behind a person's ledger, folded until one asks for it. A fact that was noted wrongly gets its right day, or is
// struck and can stand again; help that was noted the wrong way round is turned; the rest is put right on its card.
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Interaction } from '../../../shared/model/interaction.ts';
import { type LedgerEntry, type LedgerKind, ledgerEntries } from '../../../shared/model/ledger-entries.ts';
import type { Person } from '../../../shared/model/person.ts';
import { attempt } from '../../ui/attempt.ts';
import { DayField } from '../../ui/DayField.tsx';
import { go } from '../../ui/place.ts';
import { dayOf, sayDay } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import classes from './LedgerEntries.module.css';

interface Props {
  readonly person: Person;
  readonly interactions: readonly Interaction[];
}

export function LedgerEntries({ person, interactions }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.fold}>
      <Button size="compact-xs" variant="subtle" color="gray" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Fold the entries' : 'Every entry…'}
      </Button>
      {isOpen && <Entries person={person} interactions={interactions} />}
    </div>
  );
}

function Entries({ person, interactions }: Props) {
  const entries = ledgerEntries(useDocument(), person.id, interactions, dayOf);
  if (entries.length === 0) return <p className={classes.none}>Nothing is noted yet.</p>;
  return (
    <ul className={classes.entries} aria-label="Every entry of the ledger">
      {entries.map((entry) => (
        <Line key={entry.key} entry={entry} />
      ))}
    </ul>
  );
}

const SAID: Readonly<Record<LedgerKind, string>> = {
  given: 'You gave',
  received: 'They gave',
  asked: 'You',
  declined: 'They',
  thanked: 'You',
  reported: 'You',
};

function Line({ entry }: { readonly entry: LedgerEntry }) {
  const { kind, on, words, card, fact, interaction } = entry;
  const isStruck = fact?.struckAt !== undefined;
  const what = `${SAID[kind]} ${words}`;
  const openCard = card && (() => go({ screen: { is: 'board' }, panel: card.id, dialog: undefined }));
  return (
    <li className={classes.entry} data-struck={isStruck || undefined}>
      {openCard ? (
        <UnstyledButton className={classes.what} onClick={openCard} dir="auto">
          {what}
        </UnstyledButton>
      ) : (
        <span className={classes.what} dir="auto">
          {what}
        </span>
      )}
      <span className={classes.tools}>
        {card && !fact ? (
          <span className={classes.on}>{sayDay(on)}</span>
        ) : (
          <DayField label={`Day of: ${what}`} value={on} onSave={(day) => saveDay(entry, day)} />
        )}
        {card && fact && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={`${isStruck ? 'Let it stand' : 'Strike'}: ${what}`}
            onClick={() =>
              void attempt(() => request('fact.strike', { id: card.id, entry: fact.id, struck: !isStruck }))
            }
          >
            {isStruck ? 'Let it stand' : 'Strike'}
          </Button>
        )}
        {interaction && <TurnRound interaction={interaction} />}
      </span>
    </li>
  );
}

/** Help that was noted the wrong way round. */
function TurnRound({ interaction: { id, kind } }: { readonly interaction: Interaction }) {
  const other = kind === 'gave help' ? 'received help' : 'gave help';
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      onClick={() => void attempt(() => request('interaction.edit', { id, changes: { kind: other } }))}
    >
      It was the other way round
    </Button>
  );
}

/** A fact has its day; an emptied field keeps the one it had. */
async function saveDay({ card, fact, interaction }: LedgerEntry, on: string): Promise<boolean> {
  if (on === '') return false;
  if (interaction) return attempt(() => request('interaction.edit', { id: interaction.id, changes: { on } }));
  if (!card || !fact) return false;
  return attempt(() => request('fact.correct', { id: card.id, entry: fact.id, changes: { on } }));
}
