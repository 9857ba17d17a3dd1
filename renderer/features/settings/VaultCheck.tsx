// "Check the vault": every byte of every file is read again and held against its seals.
import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import type { CheckAnswer } from '../../../shared/answers.ts';
import { attempt } from '../../ui/attempt.ts';
import { sayCount, saySize } from '../../ui/saying.ts';
import { request } from '../../vouchsafe.ts';
import classes from './Settings.module.css';

export function VaultCheck() {
  const [isRunning, setIsRunning] = useState(false);
  const [report, setReport] = useState<CheckAnswer | undefined>();

  async function check(): Promise<void> {
    setIsRunning(true);
    setReport(undefined);
    await attempt(async () => setReport(await request('vault.check')));
    setIsRunning(false);
  }

  return (
    <>
      <Group gap="md" wrap="nowrap">
        <Button variant="default" flex="none" loading={isRunning} onClick={() => void check()}>
          Check now
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {isRunning
            ? 'Reading every file, and every backup. This may take a while.'
            : 'Reads every byte of every file, both copies and the backups, and holds it against its seal.'}
        </Text>
      </Group>
      {report && <Report report={report} />}
    </>
  );
}

function Report({ report: { files, bytes, changes, problems } }: { readonly report: CheckAnswer }) {
  if (problems.length === 0)
    return (
      <Alert role="status" p="sm" classNames={{ root: classes.whole }}>
        Everything is whole: {sayCount(files, 'file')}, {saySize(bytes)}, {sayCount(changes, 'change')} not folded yet.
      </Alert>
    );
  return (
    <Alert role="alert" p="sm" classNames={{ root: classes.refused }}>
      <Text size="sm" fw={600}>
        Not everything is whole: {sayCount(problems.length, 'problem')} in {sayCount(files, 'file')}.
      </Text>
      <Text size="sm" mt={4}>
        Most things are kept twice, so this may have cost nothing, and nothing was changed. Back up now: a backup is
        only made of what can be read back. If that is refused, restore the newest one.
      </Text>
      <List size="sm" mt={6}>
        {problems.map(({ file, code }) => (
          <List.Item key={`${file} ${code}`}>
            {file}: {SAID[code] ?? 'damaged'}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

const SAID: Readonly<Record<string, string>> = {
  missing: 'missing',
  damaged: 'damaged',
  'changes-missing': 'some of its changes cannot be read from either copy. Restore a backup to get them back',
};
