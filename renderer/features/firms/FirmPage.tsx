// One firm's page: who is there now, who was, what is under way with them, and what the user says about it.
import { Text, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { foldFirm } from '../../../shared/model/firm-name.ts';
import type { FirmRow } from '../../../shared/model/firm-table.ts';
import { attempt } from '../../ui/attempt.ts';
import { BackButton } from '../../ui/BackButton.tsx';
import { leaveTo, useBackKeys } from '../../ui/back-keys.ts';
import { CardLines } from '../../ui/CardLines.tsx';
import { InPlace } from '../../ui/InPlace.tsx';
import { PagePart } from '../../ui/PagePart.tsx';
import { goTo } from '../../ui/place.ts';
import { ToSettle } from '../../ui/ToSettle.tsx';
import { request } from '../../vouchsafe.ts';
import { AboutFirm } from './AboutFirm.tsx';
import classes from './firms.module.css';
import { useFirm } from './firms.ts';
import { PeopleBefore } from './PeopleBefore.tsx';
import { PeopleNow } from './PeopleNow.tsx';

export function FirmPage({ firmKey }: { readonly firmKey: string }) {
  const firm = useFirm(firmKey);
  const page = useRef<HTMLElement>(null);
  useBackKeys(goBack);
  useEffect(() => page.current?.focus({ preventScroll: true }), []);
  return (
    <article className={classes.page} tabIndex={-1} ref={page} aria-label={firm?.name ?? 'No firm'}>
      <div className={classes.inner}>
        <BackButton to="Firms" onBack={goBack} />
        {firm ? <Page firm={firm} /> : <Text>Nobody you know is at this firm any more.</Text>}
      </div>
    </article>
  );
}

function Page({ firm }: { readonly firm: FirmRow }) {
  return (
    <>
      <header className={classes.head}>
        <VisuallyHidden component="h1" dir="auto">
          {firm.name}
        </VisuallyHidden>
        <div className={classes.title}>
          <InPlace label="Name of the firm" hideLabel value={firm.name} onSave={(name) => rename(firm, name)} />
        </div>
        <Text size="sm" c="dimmed">
          {sayWho(firm)}
        </Text>
      </header>
      <ToSettle firm={firm.record?.id} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <AboutFirm firm={firm} />
        </div>
        <div className={classes.column}>
          <PeopleNow people={firm.now} />
          <PeopleBefore firm={firm} />
          <PagePart title="Open cards of its people">
            {firm.open.length === 0 ? (
              <Text size="sm" c="dimmed">
                Nothing is under way with them. Whom could they meet?
              </Text>
            ) : (
              <CardLines cards={firm.open} />
            )}
          </PagePart>
        </div>
      </div>
    </>
  );
}

/** The new name stands first; the one before stays one of its other names, for people still carry it. */
async function rename(firm: FirmRow, typed: string): Promise<boolean> {
  const name = typed.trim();
  if (name === '') return false;
  const aliases = [...new Set([...Object.keys(firm.record?.aliases ?? {}), firm.name])].filter((each) => each !== name);
  const isDone = await attempt(() => request('firm.describe', { name: firm.name, changes: { name, aliases } }));
  if (isDone) goTo({ is: 'firms', firm: foldFirm(name) });
  return isDone;
}

function sayWho({ now, before }: FirmRow): string {
  const people = (count: number) => (count === 1 ? '1 person' : `${count.toLocaleString('en-GB')} people`);
  return [`${people(now.length)} now`, before.length > 0 && `${people(before.length)} before`]
    .filter(Boolean)
    .join(' · ');
}

function goBack(): void {
  leaveTo({ is: 'firms' });
}
