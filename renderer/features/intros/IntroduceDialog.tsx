// Noting that the introduction was made: how, and when. From then on the card is quiet until its follow-up. Whoever brings
// two together in person finds the talking points here.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { DEFAULT_FOLLOW_UP_DAYS } from '../../../shared/model/document.ts';
import { addDays, type IntroId, isDay } from '../../../shared/model/identity.ts';
import { CHANNELS, type Channel, findIntro, type Mode, roleIn } from '../../../shared/model/intro.ts';
import { attemptMove } from '../../ui/attempt.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { openDialog, thePlace } from '../../ui/place.ts';
import { sayDay, today } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';

interface Props {
  readonly card: string;
  readonly override: boolean;
  readonly mode: Mode | undefined;
  readonly onClose: () => void;
}

export function IntroduceDialog({ card, override, mode, onClose }: Props) {
  const document = useDocument();
  const { settings } = document;
  const connects = roleIn(findIntro(document, card)) === 'connector';
  const [how, setHow] = useState<Channel>('email');
  const [on, setOn] = useState(today());
  const days = settings.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS;

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    const argument = { id: card as IntroId, how, on, ...(mode && { mode }), ...(override && { override }) };
    const done = await attemptMove({ name: 'intro.introduce', argument });
    if (done && thePlace().dialog?.is === 'introduce') openDialog(undefined);
  }

  return (
    <Modal opened onClose={onClose} title="The introduction was made">
      <form onSubmit={(event) => void keep(event)}>
        <Stack>
          <Choice label="How" value={how} onChange={setHow} options={CHANNELS} />
          <DayInput label="When" value={on} onChange={setOn} />
          {isDay(on) && (
            <Text size="sm" c="dimmed">
              The card stays quiet until {sayDay(addDays(on, days))}. Then you ask how it went.
            </Text>
          )}
          <Group justify="flex-end" gap={8}>
            {how === 'in person' && connects && (
              <Button
                variant="default"
                onClick={() => openDialog({ is: 'draft', moment: 'talking points', card })}
                title="Who each one is, why they should meet, and a way out: to have in mind when you bring them together"
              >
                Talking points first
              </Button>
            )}
            <Button type="submit">Mark it introduced</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
