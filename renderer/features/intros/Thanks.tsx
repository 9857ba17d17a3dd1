// Thanks are owed to the connector and both parties, whatever the outcome: sent, or waived.
import { Button, Group, Text } from '@mantine/core';
import { nameOf } from '../../../shared/model/document.ts';
import { type Intro, peopleIn } from '../../../shared/model/intro.ts';
import { thanksTo } from '../../../shared/model/thanks.ts';
import { attempt } from '../../ui/attempt.ts';
import { Section } from '../../ui/Section.tsx';
import { request, useDocument } from '../../vouchsafe.ts';

export function Thanks({ intro }: { readonly intro: Intro }) {
  const document = useDocument();
  return (
    <Section title="Thanks">
      {peopleIn(intro).map((party) => {
        const thanks = thanksTo(intro, party);
        const settle = (how: 'sent' | 'waived') =>
          void attempt(() => request('card.thank', { id: intro.id, party, thanks: how }));
        return (
          <Group key={party} justify="space-between" wrap="nowrap">
            <Text size="sm" truncate dir="auto">
              {nameOf(document, party)}
            </Text>
            {thanks ? (
              <span className="vs-chip" data-tone={thanks === 'sent' ? 'yes' : undefined}>
                {thanks === 'sent' ? 'thanked' : 'waived'}
              </span>
            ) : (
              <Group gap={6} wrap="nowrap">
                <Button size="compact-xs" variant="light" onClick={() => settle('sent')}>
                  I thanked them
                </Button>
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => settle('waived')}>
                  Waive
                </Button>
              </Group>
            )}
          </Group>
        );
      })}
    </Section>
  );
}
