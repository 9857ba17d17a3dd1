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
  const [begun, setBegun] = useState(() => ({ text: '', id: newId(), times: 0 }));
  const hand = useSealing(begun.id);
  /** Begins anew: another field, since the old one remembers what was chosen for the old text. */
  function begin(): void {
    setBegun(({ times }) => ({ text: '', id: newId(), times: times + 1 }));
  }
  useComing((text) => {
    if (text === undefined) return;
    // Under the same id: what was sealed of the older words stays until the new ones are sealed in their place.
    const joined = [hand.line().trim(), text].filter(Boolean).join('\n');
    setBegun(({ id, times }) => ({ text: joined, id, times: times + 1 }));
    hand.write(joined);
  }, hand.rest);

  async function kept({ card, person }: WhereKept, isToOpen: boolean): Promise<void> {
    hand.drop();
    begin();
    const to = card ? { card } : person ? { person } : undefined;
    await attempt(() => (isToOpen ? request('capture.lead', to ? { to } : {}) : request('capture.putAway')));
  }

  async function sealed(line: string): Promise<void> {
    if (line.trim() === '' || !(await hand.seal(line))) return;
    begin();
    await attempt(() => request('capture.putAway'));
  }

  return (
    <CaptureField
      key={begun.times}
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

/** Hears when the window is shown, perhaps with a text, and puts the caret into the line; and when it is put away. */
function useComing(onShown: (text: string | undefined) => void, onPutAway: () => void): void {
  const heard = useRef({ onShown, onPutAway });
  heard.current = { onShown, onPutAway };
  useEffect(() => {
    let isOver = false;
    const listen = async () => {
      while (!isOver) {
        const came = await request('capture.next');
        if (came.is === 'put away') heard.current.onPutAway();
        else {
          document.querySelector<HTMLElement>('[data-autofocus]')?.focus();
          heard.current.onShown(came.text);
        }
      }
    };
    void attempt(listen);
    return () => {
      isOver = true;
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
