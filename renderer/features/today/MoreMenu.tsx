// What else can be said of a row: that it was done without a draft, that it is waived, that somebody answered. Only here and
// in dialogs do loops close, and only because the user says so.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Row } from '../../../shared/model/today-row.ts';
import { openDialog } from '../../ui/place.ts';
import { openRow, settle, settlePromise } from './act.ts';

interface Choice {
  readonly words: string;
  readonly work: () => void;
}

export function MoreMenu({ row }: { readonly row: Row }) {
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="More">
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choicesOf(row).map(({ words, work }) => (
          <Menu.Item key={words} onClick={work}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function choicesOf(row: Row): Choice[] {
  const open = { words: row.card ? 'Open the card' : 'Open their page', work: () => openRow(row) };
  return [...ownChoices(row), open];
}

function ownChoices(row: Row): Choice[] {
  const { kind, card, party, loops } = row;
  if (loops)
    return [
      { words: 'I did it', work: () => void settle(loops, 'sent') },
      { words: 'Waive it', work: () => void settle(loops, 'waived') },
    ];
  if (kind === 'drumbeat' && party && party !== 'me')
    return [{ words: 'We were in touch…', work: () => openDialog({ is: 'log', person: party }) }];
  if (card && kind === 'follow up')
    return [{ words: 'Say how it ended…', work: () => openDialog({ is: 'close', card: card.id }) }];
  if (!card || party === undefined) return [];
  if (kind === 'chase' || kind === 'stale')
    return [{ words: 'They answered…', work: () => openDialog({ is: 'answered', card: card.id, party }) }];
  if (kind === 'ask' || kind === 'stalled')
    return [{ words: 'I asked…', work: () => openDialog({ is: 'asked', card: card.id, party }) }];
  if (kind === 'awaited')
    return [
      { words: 'They told me…', work: () => openDialog({ is: 'feedback', card: card.id, party }) },
      { words: 'Let it be: close the card…', work: () => openDialog({ is: 'close', card: card.id }) },
    ];
  if (kind === 'their promise')
    return [
      { words: 'They kept it', work: () => void settlePromise(row, 'kept') },
      { words: 'Let it go', work: () => void settlePromise(row, 'let go') },
    ];
  if (kind === 'my promise') return [{ words: 'Let it go', work: () => void settlePromise(row, 'let go') }];
  return [];
}
