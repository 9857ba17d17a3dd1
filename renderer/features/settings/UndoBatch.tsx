// Undoing a batch: first what would be taken back and what stays because it was changed since, by name and why; then,
// when the user says so, it is done and told.
import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BatchAnswer } from '../../../shared/answers.ts';
import type { Batch } from '../../../shared/model/batch.ts';
import { useFocusBack } from '../../ui/focus-back.ts';
import { KeptList } from '../../ui/KeptList.tsx';
import { sayCount } from '../../ui/saying.ts';
import { Said, useRequest } from '../../ui/use-request.tsx';
import { request } from '../../vouchsafe.ts';
import { sayFacts } from './batches.ts';

interface Props {
  readonly batch: Batch;
  readonly onClose: () => void;
}

export function UndoBatch({ batch, onClose }: Props) {
  const [look, setLook] = useState<BatchAnswer | undefined>();
  const [done, setDone] = useState<BatchAnswer | undefined>();
  const { run, isRunning, refused } = useRequest();
  useFocusBack();
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up once, when the dialog opens.
  useEffect(() => {
    void run(async () => setLook(await request('batch.look', { id: batch.id })));
  }, []);
  const undo = () => void run(async () => setDone(await request('batch.undo', { id: batch.id })));
  const isWaiting = isRunning && !look;

  return (
    <Modal opened onClose={() => isRunning || onClose()} title="Undo it as a whole" size={560} returnFocus={false}>
      <Stack gap="md">
        <div>
          <Text fw={600} dir="auto">
            {batch.words}
          </Text>
          <Text size="sm" c="dimmed">
            {sayFacts(batch)}
          </Text>
        </div>
        <div role="status">
          {isWaiting && (
            <Group gap="sm">
              <Loader size="xs" aria-hidden />
              <Text size="sm">Looking at what was changed since…</Text>
            </Group>
          )}
          {look && !done && <Text size="sm">{isRunning ? 'Taking it back…' : sayWould(batch, look)}</Text>}
          {done && <Text size="sm">{sayDid(done)}</Text>}
        </div>
        {(done ?? look) && <KeptList kept={(done ?? look)?.kept ?? []} />}
        <Said refused={refused} />
        <Group justify="flex-end" gap={8}>
          {done || (refused && !look) ? (
            <Button autoFocus onClick={onClose}>
              Close
            </Button>
          ) : (
            <>
              <Button variant="default" data-autofocus onClick={onClose}>
                Leave it
              </Button>
              <Button disabled={!look || look.undone === 0} loading={isRunning && look !== undefined} onClick={undo}>
                Undo it
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function sayWould({ kind }: Batch, { undone, kept }: BatchAnswer): string {
  if (undone === 0) return 'All of it was changed since, so there is nothing to take back.';
  const rest = kept.length > 0 ? ' What was changed since stays.' : ' Nothing of it was changed since.';
  const bin = kind === 'import' ? ' Whoever was added goes into the bin.' : '';
  return `${sayCount(undone, 'change')} would be taken back.${bin}${rest}`;
}

function sayDid({ undone, kept }: BatchAnswer): string {
  const rest = kept.length > 0 ? ' What was changed since stayed.' : '';
  return `It is undone: ${sayCount(undone, 'change was', 'changes were')} taken back.${rest}`;
}
