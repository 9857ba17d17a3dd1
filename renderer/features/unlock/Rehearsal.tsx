// The rehearsal: three words of the recovery key, by their places.
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { request } from '../../vouchsafe.ts';
import { Frame } from './Frame.tsx';
import { Refused, useRequest } from './use-request.tsx';

const WORDS = 12;
const ASKED = 3;

export function Rehearsal({ onBack }: { readonly onBack: () => void }) {
  const [places] = useState(choosePlaces);
  const [words, setWords] = useState<readonly string[]>(places.map(() => ''));
  const first = useRef<HTMLInputElement>(null);
  const { run, isRunning, refusal } = useRequest();

  async function check(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (isRunning || words.some((word) => word.trim() === '')) return;
    const answered = places.map((place, index) => ({ place, word: words[index] ?? '' }));
    if (!(await run(() => request('vault.rehearse', { words: answered })))) first.current?.select();
  }

  return (
    <Frame title="Now from your copy" sentence="Type three of its words, so that you know the copy is good.">
      <form onSubmit={(event) => void check(event)}>
        <Stack gap="sm">
          {places.map((place, index) => (
            <TextInput
              key={place}
              ref={index === 0 ? first : null}
              size="md"
              label={`Word ${place + 1}`}
              value={words[index] ?? ''}
              autoFocus={index === 0}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => setWords(words.with(index, event.currentTarget.value))}
            />
          ))}
          <Refused refusal={refusal} />
          <Group grow mt={6}>
            <Button variant="default" size="md" px="sm" onClick={onBack}>
              Show the words
            </Button>
            <Button type="submit" size="md" loading={isRunning} disabled={words.some((word) => word.trim() === '')}>
              Check
            </Button>
          </Group>
        </Stack>
      </form>
    </Frame>
  );
}

/** Three different places, in order. */
function choosePlaces(): number[] {
  const places = new Set<number>();
  // 252 is the last multiple of 12 in a byte; what lies beyond would favour the first words.
  while (places.size < ASKED) {
    const dice = crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
    if (dice < 252) places.add(dice % WORDS);
  }
  return [...places].sort((a, b) => a - b);
}
