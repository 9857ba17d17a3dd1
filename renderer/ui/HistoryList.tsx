// A card's history: who did what, when, on which device. Newest first; the first few at once, the rest on demand.
import { Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Card } from '../../shared/model/cards.ts';
import { nameOf } from '../../shared/model/document.ts';
import { entriesOf, sayEntry } from '../../shared/model/history.ts';
import { useDocument } from '../vouchsafe.ts';
import { Section } from './Section.tsx';
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
          <Text component="li" size="xs" c="dimmed" key={entry.id} py={3} dir="auto">
            {sayInstant(entry.at)} · {sayDays(sayEntry(entry, (who) => nameOf(document, who)))} · {entry.device}
          </Text>
        ))}
      </ol>
      {entries.length > shown.length && (
        <UnstyledButton onClick={() => setAll(true)}>
          <Text size="xs" c="var(--vs-accent-text)">
            Show all {entries.length}
          </Text>
        </UnstyledButton>
      )}
    </Section>
  );
}
