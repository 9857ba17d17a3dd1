// A card's history: who did what, when, on which device. Newest first; the first few at once, the rest on demand. What is a
// fact about people can be put right or struck here; what was struck stays to be seen.
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Card } from '../../shared/model/cards.ts';
import { nameOf } from '../../shared/model/document.ts';
import { entriesOf, sayEntry, whenWritten } from '../../shared/model/history.ts';
import { useDocument } from '../vouchsafe.ts';
import { FactMenu } from './FactMenu.tsx';
import classes from './HistoryList.module.css';
import { Section } from './Section.tsx';
import { ShowAll } from './ShowAll.tsx';
import { sayDays, sayInstant } from './today.ts';

const AT_FIRST = 8;

export function HistoryList({ card }: { readonly card: Card }) {
  const document = useDocument();
  const [all, setAll] = useState(false);
  const entries = entriesOf(card);
  const shown = all ? entries : entries.slice(0, AT_FIRST);
  return (
    <Section title="History">
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {shown.map((entry) => (
          <li key={entry.id} className={classes.entry} data-struck={entry.struckAt !== undefined || undefined}>
            <Text size="xs" c="dimmed" py={3} dir="auto" style={{ overflowWrap: 'anywhere' }}>
              {sayInstant(whenWritten(entry))} · {sayDays(sayEntry(entry, (who) => nameOf(document, who)))}
              {entry.neverLeaves && ' · in confidence'} · {entry.device}
            </Text>
            <FactMenu card={card} entry={entry} what={sayEntry(entry, (who) => nameOf(document, who))} />
          </li>
        ))}
      </ol>
      {entries.length > shown.length && <ShowAll count={entries.length} onShow={() => setAll(true)} />}
    </Section>
  );
}
