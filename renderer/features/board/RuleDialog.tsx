// One small dialog for every broken rule: what the rule says and where it comes from, the fix, and the override.
// An override is written into the card's history.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { findCard, isIntro } from '../../../shared/model/cards.ts';
import { roleIn } from '../../../shared/model/intro.ts';
import type { Broken } from '../../../shared/model/rules.ts';
import { writeIn } from '../../ui/act.ts';
import { attemptMove } from '../../ui/attempt.ts';
import { focusCardAfterDialog } from '../../ui/focus-card.ts';
import { type Dialog, go, openDialog, type RuleBreaker } from '../../ui/place.ts';
import { theDocument } from '../../vouchsafe.ts';

interface Props {
  readonly request: RuleBreaker;
  readonly broken: readonly Broken[];
  readonly onClose: () => void;
}

export function RuleDialog({ request: move, broken, onClose }: Props) {
  const { id } = move.argument;
  const [first] = broken;
  const card = findCard(theDocument(), id);
  const connects = isIntro(card) && roleIn(card) === 'connector';
  const canGoDirect =
    isIntro(card) &&
    card.connector === 'me' &&
    card.mode !== 'direct' &&
    move.name !== 'intro.close' &&
    broken.some(({ rule }) => rule === 'consent-given' || rule === 'consent-stale');

  // What direct does not settle is told next, with its own fix.
  async function again(change: { override: true } | { mode: 'direct' }): Promise<void> {
    const again = { ...move, argument: { ...move.argument, ...change } } as RuleBreaker;
    if (!(await attemptMove(again))) return;
    onClose();
    focusCardAfterDialog(id);
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
            <Button variant="default" onClick={() => void again({ mode: 'direct' })}>
              Make it direct
            </Button>
          )}
          {first && (
            <Button data-autofocus onClick={() => fix(move, first)}>
              {first.fix === 'introduce' && !connects ? 'It was made…' : FIXES[first.fix]}
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
  introduce: 'I introduced them…',
  close: 'Say how it ended',
  thank: 'Settle the thanks',
};

function fix({ argument }: RuleBreaker, { fix: how, people }: Broken): void {
  const card = argument.id;
  const mode = 'mode' in argument && argument.mode ? { mode: argument.mode } : {};
  const [party] = people;
  const dialogs: Partial<Record<Broken['fix'], Dialog | undefined>> = {
    'record asked': party && { is: 'asked', card, party },
    'record answer': party && { is: 'answered', card, party },
    introduce: { is: 'introduce', card, ...mode },
    close: { is: 'close', card },
    thank: { is: 'close', card },
  };
  const dialog = dialogs[how];
  if (dialog) openDialog(dialog);
  else if (how === 'prepare connector') writeIn(card, 'blurb');
  else go({ dialog: undefined, panel: card });
}
