// One thing that two laptops wrote at once: both values, whose they are and when, and what can be done about it.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import {
  type BinConflict,
  type Conflict,
  type FieldConflict,
  joining,
  joinTexts,
  type SetConflict,
} from '../../shared/model/conflict.ts';
import { sayChanged, sayField, sayRecord, sayValue } from '../../shared/model/conflict-words.ts';
import { request, useDocument } from '../vouchsafe.ts';
import { attempt, say } from './attempt.ts';
import { useFocusLeft } from './focus-back.ts';
import classes from './SettleConflict.module.css';
import { sayWriter } from './to-settle.ts';
import { sayDays, sayInstant } from './today.ts';

interface Props {
  readonly conflict: Conflict;
  /** Says what it is about, where that is not plain from where it stands. */
  readonly isNamed?: boolean;
}

async function settle(path: readonly string[], value: unknown): Promise<void> {
  if (await attempt(() => request('conflicts.settle', { path: [...path], value: value as string }))) say(SETTLED);
}

const SETTLED = 'Settled. Undo brings it back.';

export function SettleConflict({ conflict, isNamed = false }: Props) {
  const document = useDocument();
  const part = useRef<HTMLElement>(null);
  useFocusLeft(part);
  const about = sayRecord(document, conflict);
  const field = conflict.kind === 'bin' ? 'in the bin' : sayField(document, conflict.path);
  return (
    <section ref={part} className={classes.conflict} aria-label={`${about}: ${field}`}>
      <Text size="sm" dir="auto" className={classes.title}>
        {isNamed && <bdi className={classes.about}>{about}</bdi>}
        {isNamed ? ` · ${field}` : `${field.slice(0, 1).toUpperCase()}${field.slice(1)}`}
      </Text>
      {conflict.kind === 'field' && <FieldValues conflict={conflict} />}
      {conflict.kind === 'set' && <SetValues conflict={conflict} />}
      {conflict.kind === 'bin' && <BinOrEdit conflict={conflict} />}
    </section>
  );
}

function FieldValues({ conflict }: { readonly conflict: FieldConflict }) {
  const document = useDocument();
  const { path, values } = conflict;
  const [isJoining, setJoining] = useState(false);
  if (isJoining) return <Join conflict={conflict} onEnd={() => setJoining(false)} />;
  return (
    <>
      {values.map((standing, n) => (
        <div key={JSON.stringify(standing.value)} className={classes.value}>
          <Words>{sayDays(sayValue(document, path, standing.value))}</Words>
          <div className={classes.foot}>
            <Text size="xs" c="dimmed" className={classes.said}>
              {sayWriter(standing, sayInstant(standing.at))}
              {n === 0 && ' · shown now'}
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => void settle(path, standing.value)}>
              {n === 0 ? 'Keep this' : 'Take that'}
            </Button>
          </div>
        </div>
      ))}
      {joining(conflict) && (
        <Group>
          <Button size="compact-sm" variant="subtle" onClick={() => setJoining(true)}>
            Join both…
          </Button>
        </Group>
      )}
    </>
  );
}

/** A value at its length; one that is too long to be shown whole can be scrolled by keys. */
function Words({ children }: { readonly children: string }) {
  const words = useRef<HTMLParagraphElement>(null);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const { current } = words;
    if (!current) return;
    const observer = new ResizeObserver(() => setLong(current.scrollHeight > current.clientHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return (
    <Text ref={words} size="sm" dir="auto" className={classes.words} {...(isLong && { tabIndex: 0 })}>
      {children}
    </Text>
  );
}

function Join({ conflict, onEnd }: { readonly conflict: FieldConflict; readonly onEnd: () => void }) {
  const [text, setText] = useState(() => joinTexts(conflict));
  const isLine = joining(conflict) === 'line';
  return (
    <Stack gap={8}>
      <Textarea
        aria-label="Joined"
        data-autofocus
        autoFocus
        autosize
        minRows={isLine ? 1 : 3}
        maxRows={14}
        dir="auto"
        value={text}
        onChange={(event) =>
          setText(isLine ? event.currentTarget.value.replaceAll('\n', ' ') : event.currentTarget.value)
        }
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onEnd();
        }}
      />
      <Group gap={8}>
        <Button size="compact-sm" disabled={text.trim() === ''} onClick={() => void settle(conflict.path, text.trim())}>
          Keep this text
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onEnd}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

/** Begun on both at once: nothing is lost by joining, so that is what is offered first. */
function SetValues({ conflict }: { readonly conflict: SetConflict }) {
  const { path, missing, other } = conflict;
  const said = Object.entries(missing).map(([key, value]) => (value === true || !value ? key : `${key}: ${value}`));
  return (
    <>
      <div className={classes.said}>
        <Words>{`Also: ${said.join(', ')}`}</Words>
        <Text size="xs" c="dimmed">
          {sayWriter(other, sayInstant(other.at))}
        </Text>
      </div>
      <Group gap={8}>
        <Button size="compact-sm" onClick={() => void settle(path, missing)}>
          Join both
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void settle(path, {})}>
          Leave it out
        </Button>
      </Group>
    </>
  );
}

function BinOrEdit({ conflict }: { readonly conflict: BinConflict }) {
  const document = useDocument();
  const { path, binnedBy, changedBy } = conflict;
  const leave = async (restore: boolean) => {
    if (await attempt(() => request('conflicts.leave', { record: [...path], restore }))) say(SETTLED);
  };
  return (
    <>
      <div className={classes.said}>
        <Text size="sm">Binned: {sayWriter(binnedBy, sayInstant(binnedBy.at))}</Text>
        <Text size="sm" dir="auto">
          Changed ({sayChanged(document, conflict)}): {sayWriter(changedBy, sayInstant(changedBy.at))}
        </Text>
      </div>
      <Group gap={8}>
        <Button size="compact-sm" onClick={() => void leave(true)}>
          Restore
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void leave(false)}>
          Leave in the bin
        </Button>
      </Group>
    </>
  );
}
