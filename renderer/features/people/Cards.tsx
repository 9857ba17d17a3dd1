// The asks and introductions in which a person has a part: the open ones first, each with what is next.
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Card } from '../../../shared/model/cards.ts';
import { cardsOf } from '../../../shared/model/ledger.ts';
import type { Person } from '../../../shared/model/person.ts';
import { CardLines } from '../../ui/CardLines.tsx';
import { PagePart } from '../../ui/PagePart.tsx';
import { useDocument } from '../../vouchsafe.ts';

export function Cards({ person }: { readonly person: Person }) {
  const document = useDocument();
  const { asks, intros, people } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  const cards = useMemo((): Card[] => {
    const theirs = cardsOf(document, person.id);
    const isOpen = (card: Card) => (card.stage === 'closed' ? 1 : 0);
    return [...theirs.intros, ...theirs.asks].sort((a, b) => isOpen(a) - isOpen(b) || b.createdAt - a.createdAt);
  }, [asks, intros, people, person.id]);
  return (
    <PagePart title="Asks and introductions">
      {cards.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet. Know somebody whom they should meet?
        </Text>
      ) : (
        <CardLines cards={cards} />
      )}
    </PagePart>
  );
}
