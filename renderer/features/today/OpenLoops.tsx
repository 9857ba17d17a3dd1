// All open loops, both ways: whom I owe thanks or news, and who owes me news. A loop closes only when the user says so: I did
// it, or I waive it.
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { nameOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Day } from '../../../shared/model/identity.ts';
import { type Loop, type LoopKind, openLoops } from '../../../shared/model/loops.ts';
import { keeping } from '../../ui/keeping.ts';
import { openDialog } from '../../ui/place.ts';
import { dayOf, sayDay, sayDays } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import { openRow, settle } from './act.ts';
import { Faces } from './Faces.tsx';
import classes from './Today.module.css';

const loopsOf = keeping(['asks', 'intros', 'people', 'me'], (document, today) => openLoops(document, today, dayOf));

const SIDES: readonly (readonly [title: string, kinds: readonly LoopKind[]])[] = [
  ['You owe thanks', ['thanks']],
  ['You owe news', ['circle back', 'progress']],
  ['They owe you news', ['awaited']],
];
const PAGE = 30;

export function OpenLoops({ today }: { readonly today: Day }) {
  const document = useDocument();
  const loops = loopsOf(document, today);
  if (loops.length === 0)
    return (
      <Text c="dimmed" mt={24} ta="center">
        No loop is open. Everybody who helped has been thanked and knows what came of it.
      </Text>
    );
  return (
    <div>
      {SIDES.map(([title, kinds]) => (
        <Side key={title} title={title} loops={loops.filter(({ kind }) => kinds.includes(kind))} document={document} />
      ))}
    </div>
  );
}

interface SideProps {
  readonly title: string;
  readonly loops: readonly Loop[];
  readonly document: VouchsafeDocument;
}

function Side({ title, loops, document }: SideProps) {
  const [most, setMost] = useState(PAGE);
  if (loops.length === 0) return null;
  return (
    <section className={classes.group} aria-label={title}>
      <h2 className="vs-section">
        {title} <span className={classes.count}>{loops.length}</span>
      </h2>
      <ul className={classes.rows}>
        {loops.slice(0, most).map((loop) => (
          <LoopLine key={loop.key} loop={loop} document={document} />
        ))}
      </ul>
      {loops.length > most && (
        <Button variant="subtle" color="gray" size="sm" mt={6} onClick={() => setMost(most + PAGE)}>
          Show {Math.min(PAGE, loops.length - most)} more
        </Button>
      )}
    </section>
  );
}

function LoopLine({ loop, document }: { readonly loop: Loop; readonly document: VouchsafeDocument }) {
  const { kind, card, party, why, since, moment, drafted } = loop;
  const name = nameOf(document, party);
  const isTheirs = kind === 'awaited';
  return (
    <li className={classes.row} aria-label={`${name}: ${why}`}>
      <Faces row={{ card, party }} document={document} />
      <button type="button" className={classes.words} onClick={() => openRow({ card })}>
        <span className={classes.headline} dir="auto">
          {name}
        </span>
        <span className={classes.why} dir="ltr">
          {sayDays(why)}
          {drafted && ` · your words left on ${sayDay(drafted)}`}
        </span>
      </button>
      <span className={classes.since}>since {sayDay(since)}</span>
      <Button
        size="compact-sm"
        variant="light"
        className={classes.act}
        onClick={() => openDialog({ is: 'draft', moment, card: card.id, party })}
      >
        {isTheirs ? 'Draft a question' : kind === 'thanks' ? 'Draft thanks' : 'Draft the news'}
      </Button>
      <Group gap={4} wrap="nowrap" className={classes.tools}>
        {isTheirs ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => openDialog({ is: 'feedback', card: card.id, party })}
          >
            They told me…
          </Button>
        ) : (
          <>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={`I did it: ${name}`}
              onClick={() => void settle([loop], 'sent')}
            >
              I did it
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={`Waive: ${name}`}
              onClick={() => void settle([loop], 'waived')}
            >
              Waive
            </Button>
          </>
        )}
      </Group>
    </li>
  );
}
