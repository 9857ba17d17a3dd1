// A row of today: who, what waits and why, one action, and a way to put it aside. A row that goes leaves the focus to the
// row that takes its place: whoever works by keyboard must not be thrown back to the start.
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCalendarPlus, IconCheck } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Day } from '../../../shared/model/identity.ts';
import { type Row, subjectOf } from '../../../shared/model/today-row.ts';
import { mondayOf } from '../../../shared/model/week.ts';
import { sayDay, sayDays } from '../../ui/today.ts';
import { actOn, openRow, pick } from './act.ts';
import { Faces } from './Faces.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { SnoozeMenu } from './SnoozeMenu.tsx';
import classes from './Today.module.css';

interface Props {
  readonly row: Row;
  readonly document: VouchsafeDocument;
  readonly today: Day;
}

export function RowLine({ row, document, today }: Props) {
  const line = useRef<HTMLLIElement>(null);
  useFocusOn(line);
  const subject = subjectOf(row);
  const record = subject && document[subject.table][subject.id.slice(0, 2)]?.[subject.id];
  const isPicked = record?.pickedFor === mondayOf(today);
  return (
    <li
      className={classes.row}
      ref={line}
      data-row={row.key}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows walk from row to row, as on the board.
      tabIndex={0}
      aria-label={`${row.headline}. ${sayDays(row.why)}`}
    >
      <Faces row={row} document={document} />
      <button type="button" className={classes.words} data-do="open" tabIndex={-1} onClick={() => openRow(row)}>
        <span className={classes.headline} dir="auto">
          {row.headline}
        </span>
        {/* A sentence of ours, whatever name it begins with. */}
        <span className={classes.why} dir="ltr">
          {sayDays(row.why)}
        </span>
      </button>
      <span className={classes.since} data-late={row.late > 0 || undefined}>
        {saySince(row)}
      </span>
      <Button size="compact-sm" variant="light" className={classes.act} data-do="act" onClick={() => actOn(row)}>
        {row.label}
      </Button>
      <span className={classes.tools}>
        {subject && (
          <>
            <SnoozeMenu subject={subject} today={today} />
            <Tooltip label={isPicked ? 'In this week: let it go' : 'Into this week'}>
              <ActionIcon
                variant="subtle"
                color={isPicked ? 'terracotta' : 'gray'}
                data-do="week"
                aria-label={isPicked ? 'Out of this week' : 'Into this week'}
                aria-pressed={isPicked}
                onClick={() => void pick(subject, isPicked ? '' : today)}
              >
                {isPicked ? <IconCheck size={16} /> : <IconCalendarPlus size={16} />}
              </ActionIcon>
            </Tooltip>
          </>
        )}
        <MoreMenu row={row} />
      </span>
    </li>
  );
}

function saySince({ since, late }: Row): string {
  if (late === 0) return 'today';
  return late < 14 ? `${late} ${late === 1 ? 'day' : 'days'}` : `since ${sayDay(since)}`;
}

/** When a row that has the focus goes, its neighbour gets it. */
function useFocusOn(line: React.RefObject<HTMLLIElement | null>): void {
  useLayoutEffect(() => {
    const element = line.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      const screen = element.closest('[tabindex="-1"]');
      const rows = [...(screen?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const at = rows.indexOf(element);
      const next = rows[at + 1] ?? rows[at - 1];
      requestAnimationFrame(() => (next?.isConnected ? next : (screen as HTMLElement | null))?.focus());
    };
  }, [line]);
}
