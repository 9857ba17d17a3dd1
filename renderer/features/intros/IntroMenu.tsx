// What else can be done with an introduction, behind the dots of its panel.
import { Menu } from '@mantine/core';
import { IconArchive, IconArrowsExchange, IconCheck, IconMoon } from '@tabler/icons-react';
import { titleOf } from '../../../shared/model/board.ts';
import { addDays } from '../../../shared/model/identity.ts';
import { type Intro, roleIn } from '../../../shared/model/intro.ts';
import { attempt, attemptMove } from '../../ui/attempt.ts';
import { binCard } from '../../ui/bin-card.ts';
import { sayDay, today } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';

export function IntroMenu({ intro }: { readonly intro: Intro }) {
  const document = useDocument();
  const other = intro.mode === 'direct' ? 'permission first' : 'direct';
  const snooze = (until: string) => void attempt(() => request('card.snooze', { id: intro.id, until }));
  const reopen = () =>
    void attemptMove({
      name: 'card.move',
      argument: { id: intro.id, to: intro.introducedOn ? 'introduced' : 'proposed' },
    });
  return (
    <>
      {roleIn(intro) === 'connector' && (
        <Menu.Item
          leftSection={<IconArrowsExchange size={16} />}
          onClick={() => void attempt(() => request('intro.edit', { id: intro.id, changes: { mode: other } }))}
        >
          Switch to {other}
        </Menu.Item>
      )}
      {intro.stage === 'closed' && (
        <Menu.Item leftSection={<IconCheck size={16} />} onClick={reopen}>
          Open it again
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconMoon size={16} />}
        onClick={() => snooze(intro.snoozedUntil ? '' : addDays(today(), 7))}
      >
        {intro.snoozedUntil
          ? `Take it up again (aside until ${sayDay(intro.snoozedUntil)})`
          : 'Put it aside for a week'}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArchive size={16} />}
        onClick={() => void binCard('intros', intro.id, titleOf(document, intro))}
      >
        Put it into the bin
      </Menu.Item>
    </>
  );
}
