// What never leaves, ready to be looked for while one types: indexed once per bucket of a table, and again only for a bucket
// that changed. The first time, a network of thousands is indexed in slices, so that no frame is lost.
import { useEffect, useState } from 'react';
import type { Card } from '../../../shared/model/cards.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Interaction } from '../../../shared/model/interaction.ts';
import {
  indexSecrets,
  isEmpty,
  type Secret,
  type SecretIndex,
  secretsOfCard,
  secretsOfInteraction,
  secretsOfPerson,
  wholeHome,
} from '../../../shared/model/messages/secrets.ts';
import type { Person } from '../../../shared/model/person.ts';
import { keeping } from '../../ui/keeping.ts';
import { useDocument } from '../../vouchsafe.ts';

type Bucket = Readonly<Record<string, unknown>>;
const kept = new WeakMap<Bucket, { readonly under: string; readonly index: SecretIndex }>();
/** Whose interactions all stay home; `under` changes only when they do. */
const home = keeping(['people'], (document) => {
  const people = wholeHome(document);
  return { people, under: [...people].sort().join(' ') };
});

const SLICE_MS = 6;

/** All that never leaves. Undefined until it is known. */
export function useConfidential(): readonly SecretIndex[] | undefined {
  const document = useDocument();
  const [known, setKnown] = useState<readonly SecretIndex[] | undefined>();
  useEffect(() => {
    const work = indexing(document);
    let timer = 0;
    const go = () => {
      const until = performance.now() + SLICE_MS;
      for (;;) {
        const { done, value } = work.next();
        if (done) return setKnown(value);
        if (performance.now() > until) break;
      }
      timer = window.setTimeout(go);
    };
    go();
    return () => window.clearTimeout(timer);
  }, [document]);
  return known;
}

/** Indexes a document, bucket by bucket. Answers what holds any secret. */
function* indexing(document: VouchsafeDocument): Generator<undefined, readonly SecretIndex[]> {
  const { people, under } = home(document, '');
  const found: SecretIndex[] = [];
  const tables = [
    [document.people, '', (record: unknown) => secretsOfPerson(record as Person)],
    [document.interactions, under, (record: unknown) => secretsOfInteraction(record as Interaction, people)],
    [document.asks, '', (record: unknown) => secretsOfCard(record as Card)],
    [document.intros, '', (record: unknown) => secretsOfCard(record as Card)],
  ] as const;
  for (const [table, key, read] of tables)
    for (const bucket of Object.values(table as Readonly<Record<string, Bucket>>)) {
      const index = indexOf(bucket, key, read);
      if (!isEmpty(index)) found.push(index);
      yield;
    }
  return found;
}

function indexOf(bucket: Bucket, under: string, read: (record: unknown) => readonly Secret[]): SecretIndex {
  const known = kept.get(bucket);
  if (known?.under === under) return known.index;
  const index = indexSecrets(Object.values(bucket).flatMap(read));
  kept.set(bucket, { under, index });
  return index;
}
