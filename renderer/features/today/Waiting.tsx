// The rows of today under their groups, as many as one can take in; the rest can wait until they are asked for.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Day } from '../../../shared/model/identity.ts';
import { calmRows } from '../../../shared/model/today.ts';
import { GROUPS, groupOf } from '../../../shared/model/today-row.ts';
import { thisWeek, waitingToday } from '../../ui/waiting.ts';
import { useDocument } from '../../vouchsafe.ts';
import { NothingWaits } from './NothingWaits.tsx';
import { RowLine } from './RowLine.tsx';
import classes from './Today.module.css';

export function Waiting({ today }: { readonly today: Day }) {
  const document = useDocument();
  const [all, setAll] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const rows = waitingToday(document, today);
  const shown = all
    ? rows
    : calmRows(
        rows,
        thisWeek(document, today)
          .week.picked.filter(({ isDone }) => !isDone)
          .map(({ id }) => id),
      );
  // Whoever comes here by a key or the rail walks on with arrows; a row that is gone leaves the focus to its neighbour.
  const isEmpty = rows.length === 0;
  useEffect(() => {
    if (!isEmpty) list.current?.querySelector<HTMLElement>('[data-row]')?.focus({ preventScroll: true });
  }, [isEmpty]);
  if (isEmpty) return <NothingWaits />;
  return (
    <div ref={list}>
      {GROUPS.map((group) => {
        const here = shown.filter((row) => groupOf(row) === group);
        if (here.length === 0) return null;
        return (
          <section key={group} className={classes.group} aria-label={group}>
            <h2 className="vs-section">
              {group} <span className={classes.count}>{rows.filter((row) => groupOf(row) === group).length}</span>
            </h2>
            <ul className={classes.rows}>
              {here.map((row) => (
                <RowLine key={row.key} row={row} document={document} today={today} />
              ))}
            </ul>
          </section>
        );
      })}
      {rows.length > shown.length && (
        <div className={classes.rest}>
          <Button variant="subtle" color="gray" size="sm" onClick={() => setAll(true)}>
            and {rows.length - shown.length} more that can wait
          </Button>
        </div>
      )}
    </div>
  );
}
