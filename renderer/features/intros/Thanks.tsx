// Thanks are owed to the connector and both parties, whatever the outcome; and whoever helped hears what came of it (S3.8).
// Each is one draft away, and closed only when the user says so: sent, or waived.
import { Button, Group, Text } from '@mantine/core';
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { type Intro, peopleIn } from '../../../shared/model/intro.ts';
import { newsOwed, newsTo, type Settled, thanksOwed, thanksTo } from '../../../shared/model/thanks.ts';
import { attempt } from '../../ui/attempt.ts';
import { openDialog } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { today } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';

export function Thanks({ intro }: { readonly intro: Intro }) {
  const { id } = intro;
  const owed = thanksOwed(intro);
  const thanked = peopleIn(intro).filter((party) => owed.includes(party) || thanksTo(intro, party) !== undefined);
  const untold = newsOwed(intro);
  const told = peopleIn(intro).filter((party) => untold.includes(party) || newsTo(intro, party) !== undefined);
  return (
    <>
      {thanked.length > 0 && (
        <Section title="Thanks">
          {thanked.map((party) => (
            <Owed
              key={party}
              party={party}
              state={thanksTo(intro, party)}
              words={{ done: 'I thanked them', sent: 'thanked' }}
              onDraft={() => openDialog({ is: 'draft', moment: 'thanks', card: id, party })}
              onSettle={(thanks) => void attempt(() => request('card.thank', { id, party, thanks }))}
            />
          ))}
        </Section>
      )}
      {told.length > 0 && (
        <Section title="Tell them what came of it">
          {told.map((party) => (
            <Owed
              key={party}
              party={party}
              state={newsTo(intro, party)}
              words={{ done: 'I told them', sent: 'told' }}
              onDraft={() => openDialog({ is: 'draft', moment: 'circle back', card: id, party })}
              onSettle={(news) => void attempt(() => request('card.news', { id, party, news, on: today() }))}
            />
          ))}
        </Section>
      )}
    </>
  );
}

interface OwedProps {
  readonly party: PartyId;
  readonly state: Settled | undefined;
  readonly words: { readonly done: string; readonly sent: string };
  readonly onDraft: () => void;
  readonly onSettle: (how: Settled) => void;
}

function Owed({ party, state, words, onDraft, onSettle }: OwedProps) {
  const document = useDocument();
  return (
    <Group justify="space-between" gap={6}>
      <Text size="sm" truncate dir="auto" maw="100%">
        {nameOf(document, party)}
      </Text>
      {state ? (
        <span className="vs-chip" data-tone={state === 'sent' ? 'yes' : undefined}>
          {state === 'sent' ? words.sent : 'waived'}
        </span>
      ) : (
        <Group gap={6} wrap="nowrap">
          <Button size="compact-xs" variant="light" onClick={onDraft}>
            Draft it
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => onSettle('sent')}>
            {words.done}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onSettle('waived')}>
            Waive
          </Button>
        </Group>
      )}
    </Group>
  );
}
