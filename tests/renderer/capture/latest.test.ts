// Questions asked as fast as one types: one at a time, the last one counts, and whoever waits for a line gets that line's answer.
import { expect, test } from 'vitest';
import { begunAt, withChosen } from '../../../renderer/features/capture/begun.ts';
import { Latest } from '../../../renderer/features/capture/latest.ts';
import type { PersonId } from '../../../shared/model/identity.ts';

/** A keeper that answers when it is told to. */
function slowKeeper() {
  const asked: string[] = [];
  const answers: ((fails?: boolean) => void)[] = [];
  const latest = new Latest<string, string>((line) => {
    asked.push(line);
    return new Promise((resolve, reject) =>
      answers.push((fails) => (fails ? reject(new Error('locked')) : resolve(`means ${line}`))),
    );
  }, Object.is);
  return { asked, answers, latest };
}

test('what was typed while an answer was awaited is never asked, but for the last', async () => {
  const { asked, answers, latest } = slowKeeper();
  const all = ['L', 'Lé', 'Léa', 'Léa n'].map((line) => latest.answer(line));
  const kept = latest.answer('Léa n');
  answers[0]?.();
  await all[0];
  await Promise.resolve();
  await new Promise(setImmediate);
  answers[1]?.();
  expect(await Promise.all(all)).toEqual(['means L', undefined, undefined, 'means Léa n']);
  expect(await kept).toBe('means Léa n');
  expect(asked).toEqual(['L', 'Léa n']);
  expect(await latest.answer('Léa n')).toBe('means Léa n');
  expect(asked).toHaveLength(2);
});

test('a question that fails holds up none that follows', async () => {
  const { answers, latest } = slowKeeper();
  const first = latest.answer('a');
  const second = latest.answer('ab');
  answers[0]?.(true);
  await expect(first).rejects.toThrow('locked');
  await new Promise(setImmediate);
  answers[1]?.();
  expect(await second).toBe('means ab');
});

const lea = { id: 'a'.repeat(32) as PersonId, name: 'Léa Varga' };

test('a name is begun by an @ at the beginning of a word, before the caret', () => {
  const at = (line: string, caret = line.length) => begunAt({ line, mentions: [] }, caret)?.words;
  expect(at('pilot for @le')).toBe('le');
  expect(at('@léa var')).toBe('léa var');
  expect(at('@דנ')).toBe('דנ');
  expect(at('mail lea@home')).toBeUndefined();
  expect(at('@le needs', 3)).toBe('le');
  expect(at('@')).toBeUndefined();
});

test('the chosen name takes the place of what was begun, and is not offered again', () => {
  const line = 'pilot for @le by Friday';
  const begun = begunAt({ line, mentions: [] }, 13);
  if (!begun) throw new Error('a name is begun there');
  const next = withChosen({ line, mentions: [] }, begun, lea);
  expect(next).toEqual({
    line: 'pilot for @Léa Varga by Friday',
    mentions: [{ start: 10, end: 20, id: lea.id }],
    caret: 21,
  });
  expect(begunAt(next, 20)).toBeUndefined();
});
