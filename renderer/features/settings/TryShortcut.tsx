// Trying the shortcut out: only a key that was pressed and fired proves that a desktop passes it on. Where it reaches this window as
// an ordinary key, the desktop has not given it to Vouchsafe at all.
import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { acceleratorOf, sayAccelerator } from '../../../shared/accelerator.ts';
import { attempt } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';

interface Props {
  readonly accelerator: string;
  readonly isMac: boolean;
  /** Called some time after the outcome was told. */
  readonly onDone: () => void;
}

type Outcome = 'waiting' | 'fired' | 'silent' | 'reached the window';
const READ_FOR_MS = 6_000;

export function TryShortcut({ accelerator, isMac, onDone }: Props) {
  const [outcome, setOutcome] = useState<Outcome>('waiting');
  useEffect(() => {
    let isOver = false;
    const tell = (next: Outcome) => {
      if (!isOver) setOutcome(next);
    };
    void attempt(async () => tell((await request('shortcut.try')).fired ? 'fired' : 'silent'));
    const hear = (event: KeyboardEvent) => {
      if (acceleratorOf(event, isMac) !== accelerator) return;
      event.preventDefault();
      tell('reached the window');
    };
    window.addEventListener('keydown', hear, true);
    return () => {
      isOver = true;
      window.removeEventListener('keydown', hear, true);
    };
  }, [accelerator, isMac]);
  useEffect(() => {
    if (outcome === 'waiting') return;
    const timer = setTimeout(onDone, READ_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome, onDone]);
  return (
    <Text size="sm" role="status" c={outcome === 'waiting' || outcome === 'fired' ? 'inherit' : 'var(--vs-no-text)'}>
      {wordsFor(outcome, sayAccelerator(accelerator, isMac))}
    </Text>
  );
}

function wordsFor(outcome: Outcome, keys: string): string {
  switch (outcome) {
    case 'waiting':
      return `Press ${keys} now.`;
    case 'fired':
      return 'It fired. It works.';
    case 'silent':
      return 'It did not fire within fifteen seconds. Choose other keys, or another way below.';
    case 'reached the window':
      return 'The keys came to this window only: your desktop did not pass them on as a shortcut. Choose another way below.';
  }
}
