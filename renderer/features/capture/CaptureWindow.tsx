// The field for one line in a window of its own, above whatever the user does. Put away, it keeps what stands in it; kept, it
// is empty again. It goes away at once, so that the user is back where they were.
import { Button, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { WhereKept } from '../../../shared/model/capture/keep.ts';
import { attempt } from '../../ui/attempt.ts';
import { request, useVault } from '../../vouchsafe.ts';
import { CaptureField } from './CaptureField.tsx';
import classes from './CaptureWindow.module.css';
import { newId, useSealing } from './use-sealing.ts';

export function CaptureWindow() {
  const vault = useVault();
  const root = useRef<HTMLDivElement>(null);
  useHeight(root);
  return (
    <div
      ref={root}
      className={classes.window}
      role="dialog"
      aria-label="Capture"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) void attempt(() => request('capture.putAway'));
      }}
    >
      {vault.is === 'no vault' || vault.is === 'rehearsing' ? <NoDesk /> : <Line />}
    </div>
  );
}

function Line() {
  const [begun, setBegun] = useState(() => ({ text: '', id: newId() }));
  const hand = useSealing(begun.id);
  /** Begins anew with a text: another field, since the old one remembers what was chosen for the old text. */
  function begin(text: string): void {
    const id = newId();
    setBegun({ text, id });
    if (text !== '') hand.write(text, id);
  }
  useGiven((text) => {
    const before = hand.line().trim();
    hand.forget();
    begin([before, text].filter(Boolean).join('\n'));
  });

  async function kept({ card, person }: WhereKept, isToOpen: boolean): Promise<void> {
    hand.drop();
    begin('');
    const to = card ? { card } : person ? { person } : undefined;
    await attempt(() => (isToOpen ? request('capture.lead', to ? { to } : {}) : request('capture.putAway')));
  }

  async function sealed(line: string): Promise<void> {
    if (line.trim() === '' || !(await hand.seal(line))) return;
    begin('');
    await attempt(() => request('capture.putAway'));
  }

  return (
    <CaptureField
      key={begun.id}
      initial={begun.text}
      captured={begun.id}
      onLine={(line) => hand.write(line)}
      onKept={(where, isToOpen) => void kept(where, isToOpen)}
      onSealed={(line) => void sealed(line)}
    />
  );
}

function NoDesk() {
  return (
    <div className={classes.blank}>
      <Text fw={600}>There is no vault yet to keep it in.</Text>
      <Button autoFocus onClick={() => void attempt(() => request('capture.lead', {}))}>
        Open Vouchsafe
      </Button>
    </div>
  );
}

/** Asks for what was given from outside whenever the window comes forward, and puts the caret into the line. */
function useGiven(onGiven: (text: string) => void): void {
  const take = useRef(onGiven);
  take.current = onGiven;
  useEffect(() => {
    const look = () => {
      document.querySelector<HTMLElement>('[data-autofocus]')?.focus();
      void attempt(async () => {
        const { text } = await request('capture.given');
        if (text !== undefined) take.current(text);
      });
    };
    look();
    // Without a window manager a window that is shown again does not always hear that it has the focus.
    const seen = () => {
      if (document.visibilityState === 'visible') look();
    };
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', seen);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);
}

/** Keeps the window as high as what it shows. */
function useHeight(root: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const shown = root.current;
    if (!shown) return;
    const observer = new ResizeObserver(
      () => void attempt(() => request('capture.fit', { height: shown.offsetHeight })),
    );
    observer.observe(shown);
    return () => observer.disconnect();
  }, [root]);
}
