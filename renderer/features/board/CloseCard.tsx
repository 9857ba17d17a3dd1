// Closing a card: its outcome, a few words, the value that came of it. Whom thanks and news are still owed is shown and may be
// settled here; what is left open keeps nobody from closing, and the card goes on to say so.
import { Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { nextAction } from '../../../shared/model/board.ts';
import { findCard, isIntro } from '../../../shared/model/cards.ts';
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { roleIn } from '../../../shared/model/intro.ts';
import { OUTCOMES, type Outcome } from '../../../shared/model/outcome.ts';
import { thanksOwed } from '../../../shared/model/thanks.ts';
import { actOn } from '../../ui/act.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { offer } from '../../ui/offer.tsx';
import { today } from '../../ui/today.ts';
import { WordsInput } from '../../ui/WordsInput.tsx';
import { request, theDocument, useDocument } from '../../vouchsafe.ts';

interface Props {
  readonly card: string;
  readonly onClose: () => void;
}

export function CloseCard({ card: id, onClose }: Props) {
  const document = useDocument();
  const card = findCard(document, id);
  const [outcome, setOutcome] = useState<Outcome | null>(card.outcome ?? null);
  const [words, setWords] = useState('');
  const [value, setValue] = useState((isIntro(card) && card.value) || '');
  const [thanked, setThanked] = useState<readonly PartyId[]>([]);

  async function close(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (outcome === null) return;
    const said = { outcome, ...(words.trim() && { words: words.trim() }) };
    const done = await attemptOnce(() => {
      if (!isIntro(card)) return request('ask.close', { id: card.id, ...said });
      // Whoever is not thanked yet was shown above the button: the rule has had its say.
      const override = thanksOwed(card).some((party) => !thanked.includes(party)) && { override: true };
      return request('intro.close', { id: card.id, ...said, value: value.trim(), thanked: [...thanked], ...override });
    });
    if (!done) return;
    onClose();
    offerNext(id);
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
          {outcome === 'did not click' && (
            <Text size="sm" c="dimmed">
              It happens between good people, and is nobody’s fault.
            </Text>
          )}
          <WordsInput label="In a few words" placeholder="What came of it" value={words} onChange={setWords} />
          {isIntro(card) && (
            <WordsInput
              label="What it was worth"
              description="For whoever helped to hear (S3.8)."
              placeholder="A pilot with two clinics"
              minRows={1}
              value={value}
              onChange={setValue}
            />
          )}
          <Owed card={id} thanked={thanked} onThanked={setThanked} />
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

interface OwedProps {
  readonly card: string;
  readonly thanked: readonly PartyId[];
  readonly onThanked: (thanked: readonly PartyId[]) => void;
}

function Owed({ card: id, thanked, onThanked }: OwedProps) {
  const document = useDocument();
  const card = findCard(document, id);
  if (!isIntro(card)) return null;
  const owed = thanksOwed(card);
  const connector = roleIn(card) === 'connector' ? undefined : card.connector;
  return (
    <>
      {owed.length > 0 && (
        <Stack gap={8}>
          <Text size="sm">Thanks are owed whatever the outcome. Whom have you thanked?</Text>
          {owed.map((party) => (
            <Checkbox
              key={party}
              label={nameOf(document, party)}
              checked={thanked.includes(party)}
              onChange={(event) =>
                onThanked(event.currentTarget.checked ? [...thanked, party] : thanked.filter((who) => who !== party))
              }
            />
          ))}
        </Stack>
      )}
      {connector && (
        <Text size="sm" c="dimmed" dir="auto">
          {nameOf(document, connector)} would like to hear what came of it. The card will remind you.
        </Text>
      )}
    </>
  );
}

/** Offers what is still owed, one click away: the first thank-you, or the news to whoever helped. */
function offerNext(id: string): void {
  const document = theDocument();
  const card = findCard(document, id);
  const next = nextAction(document, card, today());
  if (!next.mine) return;
  offer({ said: `Closed: ${card.outcome}. ${next.sentence}?`, action: 'Draft it', onAction: () => actOn(card, next) });
}
