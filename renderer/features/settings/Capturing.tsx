// Capturing from anywhere: the shortcut, whether it truly fires on this desktop, and the other ways where it does not.
import { Button, Code, Group, Kbd, List, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { acceleratorOf, sayAccelerator } from '../../../shared/accelerator.ts';
import type { ShortcutState } from '../../../shared/requests.ts';
import { attempt } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';
import classes from './Settings.module.css';
import { TryShortcut } from './TryShortcut.tsx';

const isMac = navigator.platform.startsWith('Mac');
const MODIFIERS = ['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock'];
const UNUSABLE = `Not that one alone: hold ${isMac ? 'Cmd' : 'Ctrl or Alt'} with it, or press F1 to F24`;

export function Capturing() {
  const [shortcut, setShortcut] = useState<ShortcutState | undefined>();
  const [doing, setDoing] = useState<'recording' | 'trying' | undefined>();
  useEffect(() => {
    void attempt(async () => setShortcut(await request('shortcut.look')));
  }, []);

  async function change(accelerator: string): Promise<void> {
    setDoing(undefined);
    const isDone = await attempt(async () => setShortcut(await request('shortcut.change', { accelerator })));
    if (isDone) setDoing('trying');
  }

  async function look(): Promise<void> {
    setDoing(undefined);
    await attempt(async () => setShortcut(await request('shortcut.look')));
  }

  const said = shortcut ? sayAccelerator(shortcut.accelerator, isMac) : '';
  return (
    <Part
      title="Capturing"
      about="One line from anywhere: who asks, what, by when. Also while the board is closed or the vault is locked."
    >
      <Stack gap={10}>
        {doing === 'recording' ? (
          <Recorder onKeys={(keys) => void change(keys)} onLeave={() => void look()} />
        ) : (
          <Group gap={10}>
            <span role="img" aria-label={`Shortcut: ${said}`}>
              {said.split(/\+(?=.)/).map((key) => (
                <Kbd key={key} mr={4}>
                  {key}
                </Kbd>
              ))}
            </span>
            <Button size="compact-sm" variant="default" disabled={!shortcut} onClick={() => setDoing('recording')}>
              Change…
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={!shortcut || shortcut.works === 'taken' || doing === 'trying'}
              onClick={() => setDoing('trying')}
            >
              Try it
            </Button>
          </Group>
        )}
        {shortcut && doing === 'trying' && (
          <TryShortcut accelerator={shortcut.accelerator} isMac={isMac} onDone={() => void look()} />
        )}
        {shortcut && doing === undefined && <Works shortcut={shortcut} />}
      </Stack>
      <OtherWays />
    </Part>
  );
}

interface RecorderProps {
  readonly onKeys: (accelerator: string) => void;
  readonly onLeave: () => void;
}

/** Takes the keys that are pressed. The shortcut rests meanwhile, so that its own keys can be pressed as well. */
function Recorder({ onKeys, onLeave }: RecorderProps) {
  const [isUnusable, setUnusable] = useState(false);
  useEffect(() => {
    void attempt(() => request('shortcut.rest', { rests: true }));
    return () => void attempt(() => request('shortcut.rest', { rests: false }));
  }, []);
  return (
    <Button
      size="compact-sm"
      variant="outline"
      w="fit-content"
      autoFocus
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key === 'Tab') return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') return onLeave();
        const accelerator = acceleratorOf(event.nativeEvent, isMac);
        if (accelerator) onKeys(accelerator);
        else setUnusable(!MODIFIERS.includes(event.key));
      }}
    >
      {isUnusable ? UNUSABLE : 'Press the keys you want, or Esc to leave it'}
    </Button>
  );
}

function Works({ shortcut: { works, isWayland } }: { readonly shortcut: ShortcutState }) {
  const words = {
    yes: 'It works: it has fired on this laptop.',
    untried: isWayland
      ? 'Not tried yet. Your desktop (Wayland) may keep the keys to itself, so try it once.'
      : 'Not tried yet. Some desktops take a shortcut and never pass it on, so try it once.',
    taken: 'Your system does not give these keys: another program has them. Choose others, or another way below.',
  };
  return (
    <Text size="sm" c={works === 'taken' ? 'var(--vs-no-text)' : 'dimmed'} role="status">
      {words[works]}
    </Text>
  );
}

function OtherWays() {
  const [hasTray, setHasTray] = useState(false);
  useEffect(() => {
    void attempt(async () => setHasTray((await request('desk.starting')).hasTray));
  }, []);
  return (
    <div className={classes.preview}>
      <Text size="sm" fw={600}>
        Where a desktop forbids shortcuts of programs
      </Text>
      <List size="sm" mt={4} spacing={4}>
        {hasTray && <List.Item>Choose Capture… from Vouchsafe’s icon in the tray.</List.Item>}
        <List.Item>
          Bind a key to <Code>vouchsafe --capture</Code> in the keyboard settings of your desktop.
        </List.Item>
        <List.Item>
          Let another program open <Code>vouchsafe://capture?text=…</Code>: the text stands in the line, and nothing is
          kept until you say so.
        </List.Item>
      </List>
    </div>
  );
}
