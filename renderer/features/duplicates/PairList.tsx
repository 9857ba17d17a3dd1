// The pairs that look alike, one line each, virtual: a first import may bring thousands. The list holds the focus and points
// at the pair that is shown.
import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, useRef } from 'react';
import { displayName } from '../../../shared/model/document.ts';
import { Face } from '../../ui/Face.tsx';
import type { Pair } from '../../ui/pairs.ts';
import classes from './Duplicates.module.css';

const ROW = 68;

interface Props {
  readonly ref: React.Ref<HTMLDivElement>;
  readonly pairs: readonly Pair[];
  readonly at: number;
  readonly later: ReadonlySet<string>;
  readonly onGo: (index: number) => void;
}

export function PairList({ ref, pairs, at, later, onGo }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => list.current as HTMLDivElement);
  const rows = useVirtualizer({
    count: pairs.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  useEffect(() => rows.scrollToIndex(at, { align: 'auto' }), [at, rows]);
  return (
    <div
      className={classes.list}
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label="Pairs that look alike"
      aria-activedescendant={pairs[at] && idOf(pairs[at])}
    >
      <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation">
        {rows.getVirtualItems().map(({ index, start }) => {
          const pair = pairs[index];
          if (!pair) return null;
          const isPutOff = later.has(pair.key);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and points at its option.
            <div
              key={pair.key}
              id={idOf(pair)}
              className={classes.option}
              role="option"
              aria-selected={index === at}
              aria-posinset={index + 1}
              aria-setsize={pairs.length}
              style={{ transform: `translateY(${start}px)`, height: ROW }}
              onClick={() => onGo(index)}
            >
              <Faces pair={pair} />
              <div className={classes.names}>
                <Names pair={pair} />
                <Text size="xs" c="dimmed" truncate>
                  {isPutOff ? 'put off' : (pair.reasons[0] ?? 'you named these two')}
                </Text>
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Faces({ pair }: { readonly pair: Pair }) {
  return (
    <span className={classes.faces} aria-hidden>
      <Face name={displayName(pair.a)} />
      <Face name={displayName(pair.b)} />
    </span>
  );
}

/** Both names, or the one that they share. */
function Names({ pair }: { readonly pair: Pair }) {
  const [a, b] = [displayName(pair.a), displayName(pair.b)];
  return (
    <>
      <bdi className={classes.name}>{a}</bdi>
      {a !== b && <bdi className={classes.name}>{b}</bdi>}
    </>
  );
}

function idOf(pair: Pair): string {
  return `pair-${pair.key.replace(' ', '-')}`;
}
