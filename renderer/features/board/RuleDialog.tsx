// One small dialog for every broken rule: what the rule says and where it comes from, the fix, and the override.
// An override is written into the card's history.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { findCard, isIntro } from '../../../shared/model/cards.ts';
import type { Broken } from '../../../shared/model/rules.ts';
import { attempt } from '../../ui/attempt.ts';
import { focusCardAfterDialog } from '../../ui/focus-card.ts';
import { type Dialog, go, openDialog, type RuleBreaker } from '../../ui/place.ts';
import { request, theDocument } from '../../vouchsafe.ts';

interface Props {
  readonly request: RuleBreaker;
  readonly broken: readonly Broken[];
  readonly onClose: () => void;
}

export function RuleDialog({ request: move, broken, onClose }: Props) {
  const { id } = move.argument;
  const [first] = broken;
  const card = findCard(theDocument(), id);
  const canGoDirect =
    isIntro(card) &&
    card.connector === 'me' &&
    card.mode !== 'direct' &&
    broken.some(({ rule }) => rule === 'consent-given');

  async function again(change: { override: true } | undefined): Promise<void> {
    const argument = { ...move.argument, ...change };
    const done = await attempt(() =>
      (request as (name: string, argument: unknown) => Promise<unknown>)(move.name, argument),
    );
    if (!done) return;
    onClose();
    focusCardAfterDialog(id);
  }

  async function goDirect(): Promise<void> {
    if (!isIntro(card)) return;
    if (await attempt(() => request('intro.edit', { id: card.id, changes: { mode: 'direct' } })))
      await again(undefined);
  }

  return (
    <Modal opened onClose={onClose} title="The playbook advises against it">
      <Stack>
        {broken.map(({ rule, sentence, source }) => (
          <Text key={rule} dir="auto">
            {sentence}{' '}
            <Text span size="sm" c="dimmed">
              ({source})
            </Text>
          </Text>
        ))}
        <Group justify="flex-end" gap={8}>
          <Button variant="subtle" color="gray" onClick={() => void again({ override: true })}>
            Do it all the same
          </Button>
          {canGoDirect && (
            <Button variant="default" onClick={() => void goDirect()}>
              Make it direct
            </Button>
          )}
          {first && (
            <Button data-autofocus onClick={() => fix(id, first)}>
              {FIXES[first.fix]}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

const FIXES: Readonly<Record<Broken['fix'], string>> = {
  'write brief': 'Write the brief',
  'record asked': 'I asked…',
  'record answer': 'Note the answer',
  'prepare connector': 'Write the words',
  introduce: 'It was made…',
  close: 'Say how it ended',
  thank: 'Settle the thanks',
};

function fix(card: string, { fix: how, people }: Broken): void {
  const [party] = people;
  const dialogs: Partial<Record<Broken['fix'], Dialog | undefined>> = {
    'record asked': party && { is: 'asked', card, party },
    'record answer': party && { is: 'answered', card, party },
    introduce: { is: 'introduce', card },
    close: { is: 'close', card },
    thank: { is: 'close', card },
  };
  const dialog = dialogs[how];
  if (dialog) openDialog(dialog);
  else go({ dialog: undefined, panel: card });
}
