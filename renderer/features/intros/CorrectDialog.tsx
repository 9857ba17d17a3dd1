// Putting a recorded fact right: what of it can be wrong, by its kind. Only what was changed is sent, and where the card has to
// move with it, that is said.
import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { RESPONSES } from '../../../shared/model/broadcast.ts';
import { findCard, isIntro } from '../../../shared/model/cards.ts';
import { ANSWERS } from '../../../shared/model/consent.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { FEELINGS } from '../../../shared/model/feedback.ts';
import { type Entry, sayEntry } from '../../../shared/model/history.ts';
import { CHANNELS } from '../../../shared/model/intro.ts';
import type { ArgumentOf } from '../../../shared/requests.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { correcting } from '../../ui/FactMenu.tsx';
import { InConfidence } from '../../ui/InConfidence.tsx';
import { sayDays } from '../../ui/today.ts';
import { WordsInput } from '../../ui/WordsInput.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import { offerGraceful } from './graceful.ts';

interface Props {
  readonly card: string;
  readonly entry: string;
  readonly onClose: () => void;
}

type Changes = ArgumentOf<'fact.correct'>['changes'];

/** Of which closed list the answer of a fact is. */
const ANSWERS_OF: Partial<Record<Entry['what'], readonly string[]>> = {
  answered: ANSWERS,
  responded: RESPONSES,
  heard: FEELINGS,
};
/** Of which kinds the way can be put right; messages left by ways of their own. */
const WITH_CHANNEL: readonly Entry['what'][] = ['asked', 'told'];

export function CorrectDialog({ card: id, entry: key, onClose }: Props) {
  const document = useDocument();
  const card = findCard(document, id);
  const [entry] = useState(() => card.history[key]);
  const [changes, setChanges] = useState<Changes>({});
  if (!entry) return null;
  const now = { ...entry, ...changes };
  const set = (change: Changes) => setChanges({ ...changes, ...change });
  const answers = ANSWERS_OF[entry.what];

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    const changed = Object.entries(changes).filter(([field, value]) => (entry?.[field as keyof Entry] ?? '') !== value);
    const correct = () => request('fact.correct', { id, entry: key, changes: Object.fromEntries(changed) as Changes });
    if (changed.length > 0 && !(await correcting(card, correct))) return;
    onClose();
    const { answer = entry?.answer } = changes;
    if (isIntro(card) && entry?.party && answer !== entry.answer && (answer === 'no' || answer === 'not now'))
      offerGraceful(id, entry.party, answer);
  }

  return (
    <Modal opened onClose={onClose} title="Put the record right">
      <form onSubmit={(event) => void keep(event)}>
        <Stack>
          <Text size="sm" c="dimmed" dir="auto" lineClamp={3}>
            It says: {sayDays(sayEntry(entry, (who) => nameOf(document, who)))}.
          </Text>
          {answers && (
            <Select
              label="Answer"
              data={[...answers]}
              value={now.answer ?? null}
              allowDeselect={false}
              onChange={(answer) => answer && set({ answer: answer as NonNullable<Changes['answer']> })}
            />
          )}
          {WITH_CHANNEL.includes(entry.what) && (
            <Select
              label="How"
              data={[...CHANNELS]}
              value={now.channel ?? null}
              allowDeselect={false}
              onChange={(channel) => channel && set({ channel: channel as NonNullable<Changes['channel']> })}
            />
          )}
          <Group grow>
            <DayInput
              label="When"
              value={now.on ?? ''}
              onChange={(on) => set({ on })}
              required={entry.on !== undefined}
            />
            {(now.answer === 'not now' || entry.until !== undefined) && (
              <DayInput
                label="Ask again from"
                value={now.until ?? ''}
                onChange={(until) => set({ until })}
                required={false}
              />
            )}
          </Group>
          <WordsInput label="Words" value={now.words ?? ''} onChange={(words) => set({ words })} />
          {entry.what === 'answered' && now.answer !== 'no' && (
            <TextInput
              label="On which terms"
              value={now.terms ?? ''}
              onChange={(event) => set({ terms: event.currentTarget.value })}
              dir="auto"
            />
          )}
          <InConfidence checked={now.neverLeaves === true} onChange={(neverLeaves) => set({ neverLeaves })} />
          <Group justify="flex-end">
            <Button type="submit">Put it right</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
