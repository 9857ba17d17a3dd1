// The recovery key, shown once, and its rehearsal: no board before the user has proved that they have a copy.
import { Button, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { RecoveryWords } from '../../ui/RecoveryWords.tsx';
import { request } from '../../vouchsafe.ts';
import { Frame } from './Frame.tsx';
import { Opening } from './Opening.tsx';
import { Rehearsal } from './Rehearsal.tsx';

export interface NewWords {
  readonly text: string;
  /** True when they take the place of words that were shown and never rehearsed. */
  readonly replaceEarlier: boolean;
}

export function RecoveryKey({ words }: { readonly words: NewWords | undefined }) {
  const [rehearsing, setRehearsing] = useState(false);
  if (words === undefined) return <WordsGone />;
  if (rehearsing) return <Rehearsal onBack={() => setRehearsing(false)} />;
  return (
    <Frame
      isWide
      title={words.replaceEarlier ? 'A new recovery key' : 'Your recovery key'}
      sentence="These twelve words open your vault when you forget the passphrase. They are shown only now."
    >
      <Stack gap="md">
        {words.replaceEarlier && (
          <Text size="sm" p="sm" bg="var(--vs-asked-soft)" c="var(--vs-asked-text)" style={NOTE}>
            The last key was never typed back, so you may not have it. It no longer opens this vault: if you wrote it
            down, throw it away.
          </Text>
        )}
        <RecoveryWords words={words.text} />
        <Text size="sm" c="dimmed">
          Write them down or print them, and keep the paper away from this laptop. Whoever has them can open your vault.
        </Text>
        <Button size="md" autoFocus onClick={() => setRehearsing(true)}>
          I have a copy
        </Button>
      </Stack>
    </Frame>
  );
}

const NOTE = { borderRadius: 10 };
const A_MOMENT_MS = 600;

/** The page was made anew before the rehearsal, and the words went with the old one. Or they are just on their way. */
function WordsGone() {
  const [isSure, setIsSure] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSure(true), A_MOMENT_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isSure) return <Opening />;
  return (
    <Frame
      title="One more step"
      sentence="The recovery key was not typed back, and its words are shown only once. Lock and unlock to get new ones."
    >
      <Button size="md" fullWidth autoFocus onClick={() => void request('desk.lock')}>
        Lock
      </Button>
    </Frame>
  );
}
