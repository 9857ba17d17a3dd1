// That something is to be settled: a mark on cards and rows, a button above the board, and the list in a panel or on a page.
import { Button, Stack } from '@mantine/core';
import { theDocument, useConflicts } from '../vouchsafe.ts';
import { PagePart } from './PagePart.tsx';
import { openDialog } from './place.ts';
import { Section } from './Section.tsx';
import { SettleConflict } from './SettleConflict.tsx';
import { type About, byPlace, idOf, keyOf } from './to-settle.ts';

function useOf(about: About) {
  const conflicts = useConflicts();
  if (conflicts.length === 0) return [];
  return byPlace(conflicts, theDocument()).get(idOf(about)) ?? [];
}

/** A chip on a card or a row; nothing where nothing is to be settled. */
export function ToSettleMark(about: About) {
  const { length } = useOf(about);
  if (length === 0) return null;
  return (
    <span className="vs-chip" data-tone="asked" title="Two laptops wrote this at once">
      {length} to settle
    </span>
  );
}

/** Leads to all that is to be settled. */
export function ToSettleButton() {
  const { length } = useConflicts();
  if (length === 0) return null;
  return (
    <Button size="compact-sm" variant="light" flex="none" onClick={() => openDialog({ is: 'conflicts' })}>
      {length} to settle
    </Button>
  );
}

/** What is to be settled of a card, a person, a firm, or of the rest. */
export function ToSettle(about: About) {
  const conflicts = useOf(about);
  const id = idOf(about);
  if (conflicts.length === 0) return null;
  // A panel has smaller headings than a page.
  const Around = 'card' in about ? Section : PagePart;
  return (
    <Around title="To settle">
      <Stack gap={10}>
        {conflicts.map((conflict) => (
          // A note of a person, a tie of theirs, one of several templates: that is not plain from the place.
          <SettleConflict key={keyOf(conflict)} conflict={conflict} isNamed={conflict.path[2] !== id} />
        ))}
      </Stack>
    </Around>
  );
}
