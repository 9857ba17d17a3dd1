// The parts of the settings by name: a click shows one, and the one that is read is marked.
import { UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './Settings.module.css';

interface Entry {
  readonly title: string;
  readonly part: HTMLElement;
}

export function Contents({ viewport }: { readonly viewport: React.RefObject<HTMLDivElement | null> }) {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [here, setHere] = useState<string | undefined>();

  useEffect(() => {
    const shown = viewport.current;
    if (!shown) return;
    const found = [...shown.querySelectorAll<HTMLElement>('[data-part]')].map((part) => ({
      title: part.dataset.part ?? '',
      part,
    }));
    setEntries(found);
    const look = () => setHere(readIn(shown, found));
    look();
    shown.addEventListener('scroll', look, { passive: true });
    return () => shown.removeEventListener('scroll', look);
  }, [viewport]);

  function show({ title, part }: Entry): void {
    part.scrollIntoView({ block: 'start' });
    // The next Tab goes on from there.
    part.focus({ preventScroll: true });
    setHere(title);
  }

  return (
    <nav className={classes.contents} aria-label="Parts of the settings">
      {entries.map((entry) => (
        <UnstyledButton
          key={entry.title}
          className={classes.entry}
          aria-current={entry.title === here ? 'true' : undefined}
          onClick={() => show(entry)}
        >
          {entry.title}
        </UnstyledButton>
      ))}
    </nav>
  );
}

const NEAR_TOP = 120;

/** The part that stands at the top; at the very end, the last one. */
function readIn(shown: HTMLElement, entries: readonly Entry[]): string | undefined {
  const top = shown.getBoundingClientRect().top;
  const isAtEnd =
    shown.scrollHeight > shown.clientHeight && shown.scrollTop + shown.clientHeight >= shown.scrollHeight - 2;
  if (isAtEnd) return entries.at(-1)?.title;
  return (entries.findLast(({ part }) => part.getBoundingClientRect().top - top <= NEAR_TOP) ?? entries[0])?.title;
}
