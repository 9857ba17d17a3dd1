// Two people side by side: who stays, what is taken from whom, what is joined, what will stand with the one who stays, and
// the three verdicts. Nothing is written before one of them is clicked.
import { Alert, Button, Kbd, Loader, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { displayName } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { fullerOf, introBetween } from '../../../shared/model/merge.ts';
import { distinctionsOf, type Pair } from '../../ui/pairs.ts';
import { go } from '../../ui/place.ts';
import { dayOf, sayDay } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Compare.module.css';
import { type Chosen, differencesOf, joinedSets, sameFields } from './choices.ts';
import { FieldChoice } from './FieldChoice.tsx';
import { Joined, Same } from './Joined.tsx';
import { Moving } from './Moving.tsx';
import { sayReason } from './reasons.ts';
import { merge } from './verdicts.ts';
import { WhoStays } from './WhoStays.tsx';

interface Props {
  readonly pair: Pair;
  readonly mergeRef: React.Ref<HTMLButtonElement>;
  readonly onMerged: (kept: PersonId) => void;
  readonly onApart: () => void;
  readonly onLater: () => void;
}

export function Compare({ pair, mergeRef, onMerged, onApart, onLater }: Props) {
  // Who is known better stands at the left, and stays there whoever is chosen to stay.
  const [left] = useState(() => fullerOf(pair.a, pair.b).id);
  const [keepId, setKeep] = useState(left);
  const [chosen, setChosen] = useState<Chosen>({});
  const [isMerging, setMerging] = useState(false);
  const [one, two] = pair.a.id === left ? [pair.a, pair.b] : [pair.b, pair.a];
  const [keep, other] = one.id === keepId ? [one, two] : [two, one];
  const differences = differencesOf(keep, other, chosen);
  const sides = { left: one, right: two, keep };
  const blocking = useBlocking(pair);
  const isSlow = useSlow(isMerging);

  async function mergeThem(): Promise<void> {
    if (isMerging || blocking) return;
    setMerging(true);
    const taken = differences.filter(({ taken }) => taken === 'other').map(({ field }) => field);
    const isDone = await merge(keep, other, taken);
    setMerging(false);
    if (isDone) onMerged(keep.id);
  }

  return (
    <section className={classes.compare} aria-label={`${displayName(one)} and ${displayName(two)}`}>
      <div className={classes.scroll}>
        <Reasons pair={pair} />
        {blocking && <Blocked intro={blocking} />}
        <div className={classes.grid}>
          <WhoStays {...sides} onKeep={setKeep} />
          {differences.map((difference) => (
            <FieldChoice
              key={difference.field}
              {...sides}
              difference={difference}
              onChoose={(whose) => setChosen((before) => ({ ...before, [difference.field]: whose }))}
            />
          ))}
          <Joined sets={joinedSets(keep, other)} keep={keep} other={other} />
          <Same fields={sameFields(keep, other)} />
        </div>
      </div>
      <footer className={classes.foot}>
        <Moving keep={keep} other={other} />
        <div className={classes.verdicts}>
          <Button variant="default" onClick={onLater}>
            Later
          </Button>
          <Button variant="default" rightSection={<Kbd size="xs">N</Kbd>} onClick={onApart}>
            Not the same person
          </Button>
          <Button
            ref={mergeRef}
            aria-disabled={blocking !== undefined || isMerging}
            variant={blocking ? 'default' : 'filled'}
            leftSection={isSlow && <Loader size={14} color="var(--vs-on-accent)" />}
            onClick={() => void mergeThem()}
          >
            Merge
          </Button>
        </div>
      </footer>
    </section>
  );
}

function Reasons({ pair }: { readonly pair: Pair }) {
  const [told] = distinctionsOf(useDocument(), pair.key);
  if (pair.reasons.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {told
          ? `You said on ${sayDay(dayOf(told.createdAt))} that these are two people. Has that changed?`
          : 'You named these two. If they are one person, choose what is true of them.'}
      </Text>
    );
  return (
    <ul className={classes.reasons} aria-label="Why they may be one person">
      {pair.reasons.map((reason) => (
        <li key={reason} className="vs-chip" data-tone="accent" dir="auto">
          {sayReason(reason, pair.a, pair.b)}
        </li>
      ))}
    </ul>
  );
}

/** An introduction that connects the two: then they were thought two for a reason, and a merge would be refused. */
function useBlocking(pair: Pair) {
  const document = useDocument();
  const { intros, people } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  return useMemo(() => introBetween(document, pair.a.id, pair.b.id), [intros, people, pair]);
}

function Blocked({ intro }: { readonly intro: NonNullable<ReturnType<typeof introBetween>> }) {
  return (
    <Alert variant="light" color="gray" p="sm" className={classes.blocked}>
      <Text size="sm">
        An introduction connects these two, so they were thought two people. If that was a mistake, put it into the bin
        first.
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => go({ screen: { is: 'board' }, panel: intro.id, dialog: undefined })}
      >
        Show it
      </Button>
    </Alert>
  );
}

const MOMENT_MS = 500;

/** True once something takes longer than a moment. */
function useSlow(isBusy: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!isBusy) return;
    const timer = setTimeout(() => setSlow(true), MOMENT_MS);
    return () => clearTimeout(timer);
  }, [isBusy]);
  return isSlow;
}
