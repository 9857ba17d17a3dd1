// What else can be done with an ask: close it, decline it, tell several people, tell who helped where it stands (S4), put it
// aside, put it into the bin.
import { Menu, Text } from '@mantine/core';
import { IconArchive, IconCheck, IconMoon, IconNews, IconSpeakerphone, IconX } from '@tabler/icons-react';
import type { Ask } from '../../../shared/model/ask.ts';
import { helpersOf } from '../../../shared/model/helped.ts';
import { addDays } from '../../../shared/model/identity.ts';
import { attempt, attemptMove } from '../../ui/attempt.ts';
import { binCard } from '../../ui/bin-card.ts';
import { openDialog } from '../../ui/place.ts';
import { dayOf, sayDay, today } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';

export function AskMenu({ ask }: { readonly ask: Ask }) {
  const snooze = (until: string) => void attempt(() => request('card.snooze', { id: ask.id, until }));
  return (
    <>
      {ask.stage === 'closed' ? <Reopen ask={ask} /> : <Ending ask={ask} />}
      {ask.snoozedUntil ? (
        <Menu.Item leftSection={<IconMoon size={16} />} onClick={() => snooze('')}>
          Take it up again
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconMoon size={16} />} onClick={() => snooze(addDays(today(), 7))}>
          Put it aside for a week
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => void binCard('asks', ask.id, ask.title)}>
        Put it into the bin
      </Menu.Item>
      <Menu.Divider />
      <Text size="xs" c="dimmed" px={12} py={4}>
        Captured {sayDay(dayOf(ask.createdAt))}
      </Text>
    </>
  );
}

function Reopen({ ask }: { readonly ask: Ask }) {
  const reopen = () => void attemptMove({ name: 'card.move', argument: { id: ask.id, to: 'shaped', override: true } });
  return (
    <Menu.Item leftSection={<IconCheck size={16} />} onClick={reopen}>
      Open it again
    </Menu.Item>
  );
}

function Ending({ ask }: { readonly ask: Ask }) {
  const document = useDocument();
  return (
    <>
      <Menu.Item leftSection={<IconSpeakerphone size={16} />} onClick={() => openDialog({ is: 'tell', card: ask.id })}>
        Tell several people…
      </Menu.Item>
      {helpersOf(document, ask).size > 0 && (
        <Menu.Item
          leftSection={<IconNews size={16} />}
          onClick={() => openDialog({ is: 'draft', moment: 'progress', card: ask.id })}
        >
          Say where it stands…
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconCheck size={16} />} onClick={() => openDialog({ is: 'close', card: ask.id })}>
        Close it…
      </Menu.Item>
      {ask.asker !== 'me' && (
        <Menu.Item leftSection={<IconX size={16} />} onClick={() => openDialog({ is: 'decline', card: ask.id })}>
          Decline it…
        </Menu.Item>
      )}
    </>
  );
}
