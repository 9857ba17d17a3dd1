// What was captured while the vault was locked, or left unfinished, one line at a time: it is understood like any other line,
// and kept, let go or left for later. Nothing becomes a card by itself, for whoever can write to the vault's folder can put a line in here.
import { Button, Group, Loader, Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { useEffect } from 'react';
import type { CapturedLine } from '../../../shared/inbox.ts';
import type { WhereKept } from '../../../shared/model/capture/keep.ts';
import { attemptOnce, say } from '../../ui/attempt.ts';
import { offerUndo } from '../../ui/offer.tsx';
import { go } from '../../ui/place.ts';
import { sayInstant } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { CaptureField } from './CaptureField.tsx';
import classes from './Inbox.module.css';
import { sealAgain, useInbox } from './inbox.ts';

export function InboxDialog({ onClose }: { readonly onClose: () => void }) {
  const inbox = useInbox();
  const { lines, current } = inbox;
  const isPutOff = lines !== undefined && lines.length > 0 && !current;
  // Everything that is left was put off: for now there is nothing more to do here.
  useEffect(() => {
    if (isPutOff) onClose();
  }, [isPutOff, onClose]);

  async function close(): Promise<void> {
    if (await inbox.leave()) onClose();
  }

  function kept(id: string, { card, person }: WhereKept, isToOpen: boolean): void {
    inbox.takeOut(id);
    if (!isToOpen) return say('Kept.');
    onClose();
    if (card) go({ screen: { is: 'board' }, panel: card });
    else if (person) go({ screen: { is: 'person', id: person }, panel: undefined });
  }

  async function letGo(captured: CapturedLine): Promise<void> {
    if (!(await attemptOnce(() => request('inbox.drop', { id: captured.id })))) return;
    inbox.takeOut(captured.id);
    offerUndo('Let go.', async () => {
      await sealAgain(captured);
      inbox.putBack(captured.id);
    });
  }

  return (
    <Modal opened onClose={() => void close()} title="Captured, waiting for you" size={640}>
      {!lines && <Loader size="sm" type="dots" role="status" aria-label="Please wait" />}
      {lines?.length === 0 && <Nothing wasThere={inbox.total > 0} onClose={onClose} />}
      {current && (
        <Stack gap="xs">
          <Text size="xs" c="dimmed" aria-live="polite">
            {inbox.at} of {inbox.total} · {sayInstant(current.capturedAt)}
            {current.isUnfinished ? ' · left unfinished' : ' · captured while locked'}
          </Text>
          <CaptureField
            key={current.id}
            initial={current.line}
            captured={current.id}
            onLine={(line) => inbox.type(current.id, line)}
            onKept={(where, isToOpen) => kept(current.id, where, isToOpen)}
            foot={(keep) => (
              <Group gap="xs">
                <Button onClick={keep}>Keep</Button>
                <Button variant="default" onClick={() => void inbox.putOff(current.id)}>
                  Later
                </Button>
                <Button variant="subtle" color="gray" ml="auto" onClick={() => void letGo(current)}>
                  Let it go
                </Button>
              </Group>
            )}
          />
          <Rest lines={(lines ?? []).filter(({ id }) => id !== current.id)} onTakeUp={(id) => void inbox.takeUp(id)} />
        </Stack>
      )}
    </Modal>
  );
}

interface RestProps {
  readonly lines: readonly CapturedLine[];
  readonly onTakeUp: (id: string) => void;
}

/** What comes behind, a line each; a click takes one up at once. */
function Rest({ lines, onTakeUp }: RestProps) {
  if (lines.length === 0) return null;
  return (
    <ul className={classes.rest} aria-label="Also captured">
      {lines.map(({ id, line, capturedAt }) => (
        <li key={id}>
          <UnstyledButton className={classes.line} onClick={() => onTakeUp(id)}>
            <span className={classes.words} dir="auto">
              {line}
            </span>
            <span className={classes.when}>{sayInstant(capturedAt)}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function Nothing({ wasThere, onClose }: { readonly wasThere: boolean; readonly onClose: () => void }) {
  return (
    <Stack align="flex-start">
      <Text c="dimmed">
        {wasThere
          ? 'That was all.'
          : 'Nothing waits here. What you capture while the vault is locked, or leave unfinished, is sealed and shown here.'}
      </Text>
      <Button data-autofocus autoFocus onClick={onClose}>
        Done
      </Button>
    </Stack>
  );
}
