// Insight (S4: quality, not size): the way from ask to outcome, what became of introductions, how long things take, whether
// thanks and news were given, what was given and received, who gathers dust. Numbers with their words; nobody is ranked.
import { Button, Text, Title } from '@mantine/core';
import { insightOf, isBlank, type Median, type Insight as Told } from '../../../shared/model/insight.ts';
import type { Kept } from '../../../shared/model/insight-kept.ts';
import { keeping } from '../../ui/keeping.ts';
import { openDialog } from '../../ui/place.ts';
import { sayCount } from '../../ui/saying.ts';
import { dayOf, useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import { Bars } from './Bars.tsx';
import { DustyFew } from './DustyFew.tsx';
import classes from './Insight.module.css';
import { Quarters } from './Quarters.tsx';

const told = keeping(['asks', 'intros', 'interactions'], (document, today) => insightOf(document, today, dayOf));

export function Insight() {
  const insight = told(useDocument(), useToday());
  return (
    <div className={classes.insight}>
      <Title order={1} className={classes.title}>
        Insight
      </Title>
      <Text size="sm" c="dimmed" maw={640} mb={18}>
        Quality, not size: what became of what was asked, and whether everybody who helped was thanked and heard of it.
      </Text>
      {isBlank(insight) ? <Blank /> : <Cards insight={insight} />}
    </div>
  );
}

function Cards({ insight }: { readonly insight: Told }) {
  const { asks, intros, toConsent, toIntroduction, quarters } = insight;
  return (
    <div className={classes.cards}>
      <Card title="Your asks">
        <Bars label="From capture to outcome" rows={asks.map(({ step, count }) => [step, count])} of={asks[0]?.count} />
      </Card>
      <Card title="Your introductions">
        <Bars
          label="From proposal to outcome"
          rows={intros.map(({ step, count }) => [step, count])}
          of={intros[0]?.count}
        />
      </Card>
      <Card title="How they ended">
        <Ended insight={insight} />
      </Card>
      <Card title="How long it takes">
        <Took what="From asking somebody to their yes" median={toConsent} of="yes" ofMany="answers" />
        <Took
          what="From the proposal to the introduction"
          median={toIntroduction}
          of="introduction"
          ofMany="introductions"
        />
      </Card>
      <Card title="Thanks and news">
        <Owed what="Thanks" kept={insight.thanks} />
        <Owed what="News to those who helped you" kept={insight.news} />
        <Heard heard={insight.heard} />
      </Card>
      <Card title="Given and received">
        <Quarters quarters={quarters} />
      </Card>
      <Card title="Gathering dust">
        <DustyFew />
      </Card>
    </div>
  );
}

function Card({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className={classes.card} aria-label={title}>
      <h2 className="vs-section">{title}</h2>
      {children}
    </section>
  );
}

function Ended({ insight: { outcomes } }: { readonly insight: Told }) {
  const all = outcomes.reduce((sum, { count }) => sum + count, 0);
  const worked = outcomes.find(({ outcome }) => outcome === 'worked out')?.count ?? 0;
  if (all === 0)
    return (
      <Text size="sm" c="dimmed">
        No introduction that was made is over yet. Close them with an outcome, and it stands here.
      </Text>
    );
  return (
    <>
      <Text size="sm" mb={8}>
        {sayOf(worked, all)} worked out.
      </Text>
      <Bars
        label="How introductions ended"
        rows={outcomes.filter(({ count }) => count > 0).map(({ outcome, count }) => [outcome, count])}
        of={all}
      />
    </>
  );
}

interface TookProps {
  readonly what: string;
  readonly median: Median | undefined;
  readonly of: string;
  readonly ofMany: string;
}

function Took({ what, median, of, ofMany }: TookProps) {
  return (
    <div className={classes.figure}>
      <Text size="sm">{what}</Text>
      {median ? (
        <Text>
          <strong className={classes.number}>{sayDays(median.days)}</strong>{' '}
          <Text span size="sm" c="dimmed">
            {median.of === 1 ? 'so far, of one' : `as a median of ${sayCount(median.of, of, ofMany)}`}
          </Text>
        </Text>
      ) : (
        <Text size="sm" c="dimmed">
          Nothing to measure yet.
        </Text>
      )}
    </div>
  );
}

function sayDays(days: number): string {
  return days === 0 ? 'the same day' : sayCount(days, 'day');
}

function Owed({ what, kept: { sent, waived, owed } }: { readonly what: string; readonly kept: Kept }) {
  const all = sent + owed;
  return (
    <div className={classes.figure}>
      <Text size="sm">{what}</Text>
      <Text size="sm" {...(all === 0 && { c: 'dimmed' })}>
        {all === 0 ? 'Nothing was owed yet.' : `${sayOf(sent, all)} given`}
        {owed > 0 && `, ${owed} still owed`}
        {waived > 0 && ` (${waived} waived)`}
        {all > 0 && '.'}
      </Text>
    </div>
  );
}

function Heard({ heard: { told, of } }: { readonly heard: Told['heard'] }) {
  return (
    <div className={classes.figure}>
      <Text size="sm">Whom you introduced</Text>
      <Text size="sm" {...(of === 0 && { c: 'dimmed' })}>
        {of === 0 ? 'Nobody yet.' : `${sayOf(told, of)} told you how it went.`}
      </Text>
    </div>
  );
}

/** "3 of 7". */
function sayOf(count: number, all: number): string {
  if (count === 0) return `None of ${all}`;
  return count === all ? (all === 1 ? 'The only one' : `All ${all}`) : `${count} of ${all}`;
}

function Blank() {
  return (
    <div className={classes.blank}>
      <Text fw={600}>Nothing to look back on yet</Text>
      <Text size="sm" c="dimmed" maw={460}>
        Capture what somebody needs, propose who could meet whom, note what they said. After a few weeks you see here
        how often it works out, how long it takes, and whether you thanked everybody.
      </Text>
      <Button onClick={() => openDialog({ is: 'ask' })}>Capture an ask</Button>
    </div>
  );
}
