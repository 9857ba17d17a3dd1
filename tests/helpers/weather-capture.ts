// Weather of lines that were captured, ties that were denied, and batches that were undone.
import { undoBatch } from '../../shared/model/batch-undo.ts';
import { type CaptureIntent, captureLine } from '../../shared/model/capture/keep.ts';
import { denyTie } from '../../shared/model/distinction.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { addDays, type BatchId, type PersonId } from '../../shared/model/identity.ts';
import { INTERACTION_KINDS } from '../../shared/model/interaction.ts';
import type { Edit } from '../../shared/model/undo.ts';
import { TODAY } from '../shared/story.ts';
import type { Random } from '../torture/random.ts';
import { type Gust, insider, one, type Verb, WORDS } from './gusts.ts';

/** Every kind of line that can be captured, and ties that were denied. */
export function captureGusts(): readonly Gust[] {
  return [
    (document, random) => {
      const intent = intentOf(document, random);
      return (d, s) => captureLine(d, intent, s);
    },
    (document, random) => {
      const [a, b] = [one<PersonId>(document, 'people', random), one<PersonId>(document, 'people', random)];
      return (d, s) => denyTie(d, { a, b }, s);
    },
  ];
}

function intentOf(document: VouchsafeDocument, random: Random): CaptureIntent {
  const { pick, oneIn } = random;
  const somebody = () => (oneIn(3) ? { name: pick(WORDS) } : one<PersonId>(document, 'people', random));
  const day = addDays(TODAY, pick([-9, 0, 3]));
  const [text, tags] = [pick(WORDS), oneIn(2) ? [pick(WORDS)] : []];
  const card = one<string>(document, oneIn(2) ? 'intros' : 'asks', random);
  return pick<() => CaptureIntent>([
    () => ({ is: 'ask', title: text, asker: somebody(), tags, due: day, source: text }),
    () => ({ is: 'ask', title: text, asker: 'me', tags, asideUntil: day }),
    () => ({ is: 'intro', a: somebody(), b: somebody(), why: text, due: day, tags }),
    () => ({ is: 'contact', people: [somebody(), 'me'], kind: pick(INTERACTION_KINDS), on: day, text }),
    () => ({ is: 'thanks', card, to: insider(document, card, random) }),
  ])();
}

/** Undoes the batch that a change made; undefined where it made none. */
export function undoingBatch(edits: readonly Edit[]): Verb | undefined {
  const id = edits.find(({ path }) => path[0] === 'batches')?.path[2];
  return id === undefined ? undefined : (d, s) => undoBatch(d, { id: id as BatchId, edits }, s);
}
