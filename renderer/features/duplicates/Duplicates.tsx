// Who may be twice in the network: pairs at the left, surest first, and the two of one pair side by side. Nobody is merged
// without a click; after each verdict the next pair comes. Keys: arrows or j and k walk, Enter goes to Merge, n tells apart.
import { Group, Progress, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { distinctPairs } from '../../../shared/model/distinction.ts';
import type { Suspicion } from '../../../shared/model/duplicates.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { BackButton } from '../../ui/BackButton.tsx';
import { leaveTo, useBackKeys } from '../../ui/back-keys.ts';
import { openPairs, type Pair, pairOf } from '../../ui/pairs.ts';
import { usePeopleIndex } from '../../ui/people-index.ts';
import { sayNumber, sayPeople } from '../../ui/saying.ts';
import { useSuspicions } from '../../ui/suspicions.ts';
import { useDocument } from '../../vouchsafe.ts';
import { Compare } from './Compare.tsx';
import classes from './Duplicates.module.css';
import { NoDuplicates } from './NoDuplicates.tsx';
import { PairList } from './PairList.tsx';
import { tellApart } from './verdicts.ts';

interface Props {
  /** Two whom the user thinks one, whatever the finder thinks. */
  readonly named?: readonly [PersonId, PersonId] | undefined;
}

export function Duplicates({ named }: Props) {
  const { found, isDone, share } = useSuspicions();
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const [merged, setMerged] = useState<PersonId | undefined>();
  const { pairs, settleNamed } = usePairs(named, found, later);
  const { current, go, at } = useWalk(pairs);
  const list = useRef<HTMLDivElement>(null);
  const mergeButton = useRef<HTMLButtonElement>(null);
  useBackKeys(goBack);

  async function apart(pair: Pair): Promise<void> {
    if (!(await tellApart(pair.a, pair.b))) return;
    settleNamed(pair.key);
    list.current?.focus();
  }

  function putOff(pair: Pair): void {
    go(at + 1 < pairs.length ? at + 1 : 0);
    setLater((before) => new Set([...before, pair.key]));
    list.current?.focus();
  }

  function handleKey(event: React.KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const isRadio = event.target instanceof HTMLInputElement;
    const step = { j: 1, k: -1, ...(!isRadio && { ArrowDown: 1, ArrowUp: -1 }) }[event.key];
    if (step !== undefined) go(Math.max(0, Math.min(pairs.length - 1, at + step)));
    else if (event.key === 'n' && current && !event.repeat) void apart(current);
    else if (event.key === 'Enter' && event.target === list.current && !event.repeat) mergeButton.current?.focus();
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys walk the list from anywhere on the screen.
    <div className={classes.screen} onKeyDown={handleKey}>
      <Head count={pairs.length} />
      {current ? (
        <div className={classes.body}>
          <PairList ref={list} pairs={pairs} at={at} later={later} onGo={go} />
          <Compare
            key={current.key}
            pair={current}
            mergeRef={mergeButton}
            onMerged={(kept) => {
              setMerged(kept);
              list.current?.focus();
            }}
            onApart={() => void apart(current)}
            onLater={() => putOff(current)}
          />
        </div>
      ) : isDone ? (
        <NoDuplicates merged={merged} />
      ) : (
        share !== undefined && <Searching share={share} />
      )}
    </div>
  );
}

function Head({ count }: { readonly count: number }) {
  return (
    <header className={classes.head}>
      <BackButton to="People" onBack={goBack} />
      <Group justify="space-between" gap="xs" align="baseline">
        <Title order={1} fz={24} lh={1.3}>
          Possible duplicates{' '}
          <span className={classes.count} aria-live="polite">
            {count > 0 && sayNumber(count)}
          </span>
        </Title>
        <Text size="sm" c="dimmed">
          Nothing is merged without your click, and each merge can be taken back.
        </Text>
      </Group>
    </header>
  );
}

function Searching({ share }: { readonly share: number }) {
  const count = usePeopleIndex().length;
  return (
    <div className={classes.searching}>
      <Text c="dimmed" role="status">
        Looking through {sayPeople(count)}…
      </Text>
      <Progress value={share * 100} aria-label="Looking for duplicates" />
    </div>
  );
}

function usePairs(named: Props['named'], found: readonly Suspicion[], later: ReadonlySet<string>) {
  const document = useDocument();
  const { people, distinctions } = document;
  const [settled, settleNamed] = useState<string | undefined>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  const pairs = useMemo(() => {
    const suspected = openPairs(document, found, later);
    const first = named && pairOf(document, named[0], named[1], []);
    // Two who were told apart once can be looked at again, until they are told apart again.
    if (!first || (settled === first.key && distinctPairs(document).has(first.key))) return suspected;
    const known = suspected.find(({ key }) => key === first.key) ?? first;
    const others = suspected.filter(({ key }) => key !== first.key);
    return later.has(first.key) ? [...others, known] : [known, ...others];
  }, [people, distinctions, found, later, named, settled]);
  return { pairs, settleNamed };
}

/** Where the user is among the pairs. When a pair goes, the one that takes its place is next. */
function useWalk(pairs: readonly Pair[]) {
  const [place, setPlace] = useState<{ key: string | undefined; at: number }>({ key: undefined, at: 0 });
  const found = pairs.findIndex(({ key }) => key === place.key);
  const at = found >= 0 ? found : Math.max(0, Math.min(place.at, pairs.length - 1));
  const current = pairs[at];
  useEffect(() => setPlace({ key: current?.key, at }), [current?.key, at]);
  const go = (index: number) => setPlace({ key: pairs[index]?.key, at: index });
  return { current, at, go };
}

function goBack(): void {
  leaveTo({ is: 'people' });
}
