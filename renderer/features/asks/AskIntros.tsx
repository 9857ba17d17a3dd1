// The introductions that were proposed for an ask.
import { Text, UnstyledButton } from '@mantine/core';
import type { Ask } from '../../../shared/model/ask.ts';
import { columnOf, titleOf } from '../../../shared/model/board.ts';
import { records } from '../../../shared/model/table.ts';
import { Pair } from '../../ui/Pair.tsx';
import { go } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './AskIntros.module.css';

export function AskIntros({ ask }: { readonly ask: Ask }) {
  const document = useDocument();
  const today = useToday();
  const intros = [...records(document.intros)].filter((intro) => intro.ask === ask.id);
  if (intros.length === 0) return null;
  return (
    <Section title="Introductions for it">
      {intros.map((intro) => (
        <UnstyledButton key={intro.id} className={classes.intro} onClick={() => go({ panel: intro.id })}>
          <Pair document={document} intro={intro} />
          <Text size="sm" truncate dir="auto" flex={1}>
            {titleOf(document, intro)}
          </Text>
          <span className="vs-chip">{intro.outcome ?? columnOf(intro, today)}</span>
        </UnstyledButton>
      ))}
    </Section>
  );
}
