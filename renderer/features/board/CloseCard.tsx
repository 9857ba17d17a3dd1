// Closing a card with its outcome. Thanks that are still owed are settled here, or the rule about them is overridden.
import { Button, Checkbox, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { findCard, isIntro } from '../../../shared/model/cards.ts';
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { OUTCOMES, type Outcome } from '../../../shared/model/outcome.ts';
import { thanksOwed } from '../../../shared/model/thanks.ts';
import { attempt, attemptMove } from '../../ui/attempt.ts';
import { openDialog, thePlace } from '../../ui/place.ts';
import { request, useDocument } from '../../vouchsafe.ts';

interface Props {
  readonly card: string;
  readonly onClose: () => void;
}

export function CloseCard({ card: id, onClose }: Props) {
  const document = useDocument();
  const card = findCard(document, id);
  const owed = isIntro(card) ? thanksOwed(card) : [];
  const [outcome, setOutcome] = useState<Outcome | null>(card.outcome ?? null);
  const [words, setWords] = useState('');
  const [thanked, setThanked] = useState<readonly PartyId[]>([]);

  async function close(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (outcome === null) return;
    const said = words.trim() ? { words: words.trim() } : {};
    if (!isIntro(card)) {
      if (await attempt(() => request('ask.close', { id: card.id, outcome, ...said }))) onClose();
      return;
    }
    const settled = await attempt(async () => {
      for (const party of thanked) await request('card.thank', { id: card.id, party, thanks: 'sent' });
    });
    if (!settled) return;
    const done = await attemptMove({ name: 'intro.close', argument: { id: card.id, outcome, ...said } });
    if (done && thePlace().dialog?.is === 'close') openDialog(undefined);
  }

  return (
    <Modal opened onClose={onClose} title="How did it end?">
      <form onSubmit={(event) => void close(event)}>
        <Stack>
          <Select
            data-autofocus
            label="Outcome"
            placeholder="Choose one"
            data={OUTCOMES.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))}
            value={outcome}
            onChange={(value) => setOutcome(value as Outcome | null)}
            required
          />
          <Textarea
            label="In a few words"
            placeholder="What came of it, and what it was worth"
            autosize
            minRows={2}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            dir="auto"
          />
          {owed.length > 0 && (
            <Stack gap={8}>
              <Text size="sm">Thanks are owed whatever the outcome. Whom have you thanked?</Text>
              {owed.map((party) => (
                <Checkbox
                  key={party}
                  label={nameOf(document, party)}
                  checked={thanked.includes(party)}
                  onChange={(event) =>
                    setThanked(
                      event.currentTarget.checked ? [...thanked, party] : thanked.filter((who) => who !== party),
                    )
                  }
                />
              ))}
            </Stack>
          )}
          <Group justify="flex-end">
            <Button type="submit" disabled={outcome === null}>
              Close it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
