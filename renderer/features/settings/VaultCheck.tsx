// "Check the vault": every byte of every file is read again and held against its seals.
import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import type { CheckAnswer } from '../../../shared/requests.ts';
import { attempt } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

export function VaultCheck() {
  const [isRunning, setIsRunning] = useState(false);
  const [report, setReport] = useState<CheckAnswer | undefined>();

  async function check(): Promise<void> {
    setIsRunning(true);
    await attempt(async () => setReport(await request('vault.check')));
    setIsRunning(false);
  }

  return (
    <Part title="Check the vault" about="Reads every byte of every file, both copies, and holds it against its seal.">
      <Group>
        <Button variant="default" loading={isRunning} onClick={() => void check()}>
          Check now
        </Button>
      </Group>
      {report && <Report report={report} />}
    </Part>
  );
}

function Report({ report }: { readonly report: CheckAnswer }) {
  const { files, bytes, problems } = report;
  if (problems.length === 0)
    return (
      <Alert color="teal" variant="light" role="status" p="sm">
        Everything is whole: {files} files, {(bytes / 1_000_000).toFixed(1)} MB.
      </Alert>
    );
  return (
    <Alert color="red" variant="light" role="alert" title="Not everything is whole">
      <Text size="sm">
        What is damaged is kept aside and never deleted. Make a backup now: it is written from what is whole.
      </Text>
      <List size="sm" mt={6}>
        {problems.map(({ file, code }) => (
          <List.Item key={`${file} ${code}`}>
            {file}: {code}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
