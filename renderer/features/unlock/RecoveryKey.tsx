// The recovery key, shown once, and its rehearsal: no board before the user has proved that they have a copy.
import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { RecoveryWords } from '../../ui/RecoveryWords.tsx';
import { request } from '../../vouchsafe.ts';
import { Frame } from './Frame.tsx';
import { Rehearsal } from './Rehearsal.tsx';

export function RecoveryKey({ words }: { readonly words: string | undefined }) {
  const [rehearsing, setRehearsing] = useState(false);
  if (words === undefined) return <WordsGone />;
  if (rehearsing) return <Rehearsal onBack={() => setRehearsing(false)} />;
  return (
    <Frame
      isWide
      title="Your recovery key"
      sentence="These twelve words open your vault when you forget the passphrase. They are shown only now."
    >
      <Stack gap="md">
        <RecoveryWords words={words} />
        <Text size="sm" c="dimmed">
          Write them down or print them, and keep the paper away from this laptop. Whoever has them can open your vault.
          Any earlier words that you never rehearsed no longer open it.
        </Text>
        <Button size="md" autoFocus onClick={() => setRehearsing(true)}>
          I have a copy
        </Button>
      </Stack>
    </Frame>
  );
}

/** The page was made anew before the rehearsal; the words went with the old one. */
function WordsGone() {
  return (
    <Frame title="One more step" sentence="The recovery key was not rehearsed. Lock and unlock once to get a new one.">
      <Button fullWidth onClick={() => void request('desk.lock')}>
        Lock
      </Button>
    </Frame>
  );
}
