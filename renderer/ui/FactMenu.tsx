// The small menu at a recorded fact: put it right, strike it as wrong, or let it stand again. Where its card moves with it,
// that is said.
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconEraser, IconPencil } from '@tabler/icons-react';
import { type Card, isIntro } from '../../shared/model/cards.ts';
import { type Entry, isFact } from '../../shared/model/history.ts';
import { findIntro } from '../../shared/model/intro.ts';
import { request, theDocument } from '../vouchsafe.ts';
import { attempt, say } from './attempt.ts';
import { openDialog } from './place.ts';

interface Props {
  readonly card: Card;
  readonly entry: Entry;
  /** What it is, for screen readers: "Ana Jansen said yes". */
  readonly what: string;
  /** What else can be done about it. */
  readonly children?: React.ReactNode;
}

export function FactMenu({ card, entry, what, children }: Props) {
  if (!isFact(entry)) return null;
  const isStruck = entry.struckAt !== undefined;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Put right: ${what}`}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {children}
        {!isStruck && (
          <Menu.Item
            leftSection={<IconPencil size={16} />}
            onClick={() => openDialog({ is: 'correct', card: card.id, entry: entry.id })}
          >
            Put it right…
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={isStruck ? <IconArrowBackUp size={16} /> : <IconEraser size={16} />}
          onClick={() =>
            void correcting(card, () => request('fact.strike', { id: card.id, entry: entry.id, struck: !isStruck }))
          }
        >
          {isStruck ? 'Let it stand again' : 'Strike it: it was not so'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Corrects the record, and says where the card stands now if it had to move. Answers whether it was done. */
export async function correcting(card: Card, correct: () => Promise<unknown>): Promise<boolean> {
  const done = await attempt(correct);
  if (!done || !isIntro(card)) return done;
  const { stage, outcome } = findIntro(theDocument(), card.id);
  const where = stage === 'closed' ? `is closed as ${outcome}` : `stands in ${stage}`;
  if (stage !== card.stage) say(`So it ${where} now. Ctrl+Z takes it back.`);
  return done;
}
