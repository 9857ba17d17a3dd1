// All that happened with a person in one dated list, newest first, filtered by kind; and the place to write the next note.
// Long lists come in pages: two thousand fields would hold up every page they stand on.
import { Button, Chip, Group, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { InteractionId } from '../../../shared/model/identity.ts';
import type { Person } from '../../../shared/model/person.ts';
import { type Moment, TIMELINE_KINDS, type TimelineKind, timelineOf } from '../../../shared/model/timeline.ts';
import { useInteractionsWith } from '../../ui/interactions-index.ts';
import { PagePart } from '../../ui/PagePart.tsx';
import { sayNumber } from '../../ui/saying.ts';
import { dayOf, sayDay } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import { Happened } from './Happened.tsx';
import { NeverLeaves } from './NeverLeaves.tsx';
import { NewNote } from './NewNote.tsx';
import { Note } from './Note.tsx';
import classes from './Timeline.module.css';

const PAGE = 40;

const SAID: Readonly<Record<TimelineKind, string>> = {
  notes: 'Notes',
  contact: 'Contact',
  introductions: 'Introductions',
  asks: 'Asks',
  messages: 'Messages',
  records: 'Imports and merges',
};

export function Timeline({ person, note }: { readonly person: Person; readonly note?: InteractionId | undefined }) {
  const moments = useTimeline(person);
  const [kind, setKind] = useState<TimelineKind | 'all'>('all');
  const [pages, setPages] = useState(() => 1 + Math.max(0, Math.floor(placeOf(moments, note) / PAGE)));
  useEffect(() => showNote(note), [note]);
  const ofKind = useMemo(
    () => (kind === 'all' ? moments : moments.filter((each) => each.kind === kind)),
    [moments, kind],
  );
  const shown = ofKind.slice(0, pages * PAGE);
  const more = Math.min(PAGE, ofKind.length - shown.length);
  return (
    <PagePart
      title="Timeline"
      action={<NeverLeaves person={person} field="interactions" what="All notes about them" />}
    >
      <NewNote person={person} />
      <Kinds
        moments={moments}
        kind={kind}
        onKind={(next) => {
          setKind(next);
          setPages(1);
        }}
      />
      {ofKind.length === 0 && (
        <Text size="sm" c="dimmed">
          {moments.length === 0
            ? 'Nothing noted yet. What you write down today is what makes the next introduction a good one.'
            : 'Nothing of that kind yet.'}
        </Text>
      )}
      <ol className={classes.notes} aria-label="Timeline, newest first">
        {shown.map((moment, n) => (
          <Line key={moment.id} moment={moment} year={yearBetween(shown[n - 1], moment)} />
        ))}
      </ol>
      {more > 0 && (
        <Group gap={8}>
          <Button variant="subtle" size="compact-sm" onClick={() => setPages(pages + 1)}>
            Show {more} more
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {shown.length} of {sayNumber(ofKind.length)}
          </Text>
        </Group>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        In your network since {sayDay(dayOf(person.createdAt))}.
      </Text>
    </PagePart>
  );
}

function placeOf(moments: readonly Moment[], note: InteractionId | undefined): number {
  return moments.findIndex((moment) => 'interaction' in moment && moment.interaction.id === note);
}

/** Brings the note for which the page was opened into sight. */
function showNote(note: InteractionId | undefined): void {
  if (note === undefined) return;
  const line = document.querySelector<HTMLElement>(`[data-note="${note}"]`);
  // Once the page, which takes the focus when it opens, has done so.
  requestAnimationFrame(() => {
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  });
}

function Line({ moment, year }: { readonly moment: Moment; readonly year: string | undefined }) {
  return (
    <>
      {year && (
        <li className={classes.year} aria-hidden>
          {year}
        </li>
      )}
      {'interaction' in moment ? <Note note={moment.interaction} /> : <Happened moment={moment} />}
    </>
  );
}

interface KindsProps {
  readonly moments: readonly Moment[];
  readonly kind: TimelineKind | 'all';
  readonly onKind: (kind: TimelineKind | 'all') => void;
}

/** Chips for the kinds that occur; none where there is nothing to choose. */
function Kinds({ moments, kind, onKind }: KindsProps) {
  const counts = useMemo(() => {
    const found = new Map<TimelineKind, number>();
    for (const { kind } of moments) found.set(kind, (found.get(kind) ?? 0) + 1);
    return found;
  }, [moments]);
  const offered = TIMELINE_KINDS.filter((each) => counts.has(each) || each === kind);
  if (offered.length < 2 && kind === 'all') return null;
  const chip = { size: 'xs' as const, variant: 'outline' as const, icon: null };
  return (
    <Group gap={6} role="group" aria-label="Show">
      <Chip {...chip} checked={kind === 'all'} onChange={() => onKind('all')}>
        All
      </Chip>
      {offered.map((each) => (
        <Chip {...chip} key={each} checked={kind === each} onChange={(on) => onKind(on ? each : 'all')}>
          {SAID[each]} {counts.get(each) ?? 0}
        </Chip>
      ))}
    </Group>
  );
}

function useTimeline(person: Person): readonly Moment[] {
  const document = useDocument();
  const interactions = useInteractionsWith(person.id);
  const { asks, intros, batches } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  return useMemo(
    () => timelineOf(document, person, interactions, dayOf),
    [interactions, asks, intros, batches, person],
  );
}

/** The year that begins here, to be said once; not for the newest year of all. */
function yearBetween(before: Moment | undefined, moment: Moment): string | undefined {
  const year = moment.on.slice(0, 4);
  return before === undefined || before.on.slice(0, 4) === year ? undefined : year;
}
