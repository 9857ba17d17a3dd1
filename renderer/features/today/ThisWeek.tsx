// This week's few (S3): what the user picked, done ones ticked; what the week could hold while little is picked; and on
// Monday, whether what was left over comes along.
import { ActionIcon, Button, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconPlus, IconX } from '@tabler/icons-react';
import { nextAction, titleOf } from '../../../shared/model/board.ts';
import { displayName, nameOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Day } from '../../../shared/model/identity.ts';
import { type Row, subjectOf } from '../../../shared/model/today-row.ts';
import { A_FEW, type Pick } from '../../../shared/model/week.ts';
import { Face } from '../../ui/Face.tsx';
import { Pair } from '../../ui/Pair.tsx';
import { sayDays } from '../../ui/today.ts';
import { thisWeek } from '../../ui/waiting.ts';
import { useDocument } from '../../vouchsafe.ts';
import { openRow, pick } from './act.ts';
import classes from './ThisWeek.module.css';

export function ThisWeek({ today }: { readonly today: Day }) {
  const document = useDocument();
  const { week, suggested } = thisWeek(document, today);
  if (week.picked.length === 0 && week.left.length === 0 && suggested.length === 0) return null;
  const done = week.picked.filter(({ isDone }) => isDone).length;
  const room = A_FEW - week.picked.length;
  return (
    <section className={classes.week} aria-label="This week">
      <div className={classes.head}>
        <h2 className="vs-section">This week</h2>
        <Text size="xs" c="dimmed">
          {sayCount(week.picked.length, done)}
        </Text>
      </div>
      {week.left.length > 0 && <LeftOver left={week.left} document={document} today={today} />}
      {week.picked.length > 0 && (
        <ul className={classes.picks}>
          {week.picked.map((each) => (
            <Picked key={each.id} pick={each} document={document} today={today} />
          ))}
        </ul>
      )}
      {week.picked.length > A_FEW && (
        <Text size="sm" c="dimmed">
          That is {week.picked.length}. A few is the point: which of them would you not want to miss?
        </Text>
      )}
      {room > 0 && week.picked.length < 3 && <Suggested rows={suggested.slice(0, room)} today={today} />}
    </section>
  );
}

function sayCount(picked: number, done: number): string {
  if (picked === 0) return 'Pick a few; the rest stays quiet';
  return done === picked ? 'All done' : `${done} of ${picked} done`;
}

interface PickedProps {
  readonly pick: Pick;
  readonly document: VouchsafeDocument;
  readonly today: Day;
}

function Picked({ pick: picked, document, today }: PickedProps) {
  const { record, isDone } = picked;
  const name = nameOfPick(document, picked);
  const card = 'history' in record ? record : undefined;
  const next = card && !isDone ? sayDays(nextAction(document, card, today).sentence) : undefined;
  return (
    <li className={classes.pick} data-done={isDone || undefined}>
      <UnstyledButton className={classes.open} onClick={() => openRow(card ? { card } : { party: picked.id as never })}>
        <span className={classes.tick} role="img" aria-label={isDone ? 'done' : 'to do'}>
          {isDone && <IconCheck size={13} stroke={2.4} />}
        </span>
        {card && 'connector' in card ? (
          <Pair document={document} intro={card} />
        ) : (
          <Face name={faceOf(document, picked)} me={card?.asker === 'me'} />
        )}
        <span className={classes.words}>
          <bdi className={classes.name}>{name}</bdi>
          <span className={classes.next}>{isDone ? 'done this week' : (next ?? 'Be in touch')}</span>
        </span>
      </UnstyledButton>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`Out of this week: ${name}`}
        onClick={() => void pick(picked, '')}
      >
        <IconX size={14} />
      </ActionIcon>
    </li>
  );
}

function nameOfPick(document: VouchsafeDocument, { record }: Pick): string {
  return 'history' in record ? titleOf(document, record) : displayName(record);
}

function faceOf(document: VouchsafeDocument, { record }: Pick): string {
  if (!('history' in record)) return displayName(record);
  return 'asker' in record ? nameOf(document, record.asker) : '';
}

interface LeftProps {
  readonly left: readonly Pick[];
  readonly document: VouchsafeDocument;
  readonly today: Day;
}

/** On Monday: nothing is carried over by itself, and nothing is lost. */
function LeftOver({ left, document, today }: LeftProps) {
  const all = async (on: Day) => {
    for (const each of left) if (!(await pick(each, on))) return;
  };
  return (
    <div className={classes.left}>
      <Text size="sm">
        Left from before:{' '}
        {left.slice(0, 5).map((each, n) => (
          <span key={each.id}>
            {n > 0 && ', '}
            <bdi>{nameOfPick(document, each)}</bdi>
          </span>
        ))}
        {left.length > 5 && ` and ${left.length - 5} more`}. Does it come along?
      </Text>
      <span className={classes.buttons}>
        <Button size="compact-sm" variant="light" onClick={() => void all(today)}>
          Carry over
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void all('')}>
          Let it go
        </Button>
      </span>
    </div>
  );
}

function Suggested({ rows, today }: { readonly rows: readonly Row[]; readonly today: Day }) {
  if (rows.length === 0) return null;
  return (
    <div className={classes.suggested}>
      {rows.map((row) => {
        const subject = subjectOf(row);
        if (!subject) return null;
        return (
          <UnstyledButton
            key={row.key}
            className={classes.suggestion}
            onClick={() => void pick(subject, today)}
            aria-label={`Into this week: ${row.headline}`}
          >
            <IconPlus size={13} aria-hidden />
            <bdi>{row.headline}</bdi>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
