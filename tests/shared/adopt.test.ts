// Coming back: what was written to a file is there again in an empty vault, every record of it as it was.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adoptNetwork } from '../../shared/model/adopt.ts';
import { boardOf } from '../../shared/model/board.ts';
import { bin } from '../../shared/model/cards.ts';
import { emptyDocument, survivorOf, type VouchsafeDocument } from '../../shared/model/document.ts';
import { rememberMapping } from '../../shared/model/mapping.ts';
import { editMe, editSettings, noteRehearsal } from '../../shared/model/me.ts';
import { addSample, removeSample } from '../../shared/model/sample.ts';
import { add, find, records } from '../../shared/model/table.ts';
import { saveView } from '../../shared/model/view.ts';
import { fileOf, read, withoutRehearsal } from '../helpers/leaving.ts';
import { weatheredNetwork } from '../helpers/weather.ts';
import { recordsIn, refusalOf, Story, TODAY, unlawful } from './story.ts';

function adopted(document: VouchsafeDocument, into = new Story()): VouchsafeDocument {
  const network = read(fileOf(document));
  into.change((draft, stamp) => adoptNetwork(draft, network, stamp));
  return into.document;
}

describe('a network that comes back', () => {
  test('E8: is the one that left, whatever verbs had made it', () => {
    let [cards, undone, merged] = [0, 0, 0];
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const document = weatheredNetwork(seed);
        const back = adopted(document);
        expect(back).toEqual(withoutRehearsal(document));
        expect(unlawful(back)).toEqual([]);
        expect(boardOf(back, TODAY)).toEqual(boardOf(document, TODAY));
        cards += [...records(document.asks), ...records(document.intros)].length;
        undone += JSON.stringify(document).includes('"undid"') ? 1 : 0;
        merged += JSON.stringify(document).includes('"mergedInto"') ? 1 : 0;
      }),
      { numRuns: 40 },
    );
    // Weather that leaves nothing behind would prove nothing.
    expect(Math.min(cards, undone * 10, merged * 10)).toBeGreaterThan(100);
  });

  test('keeps the rehearsal of the vault that it comes into, and brings me and the settings', () => {
    const there = new Story();
    there.change((document) => editMe(document, { name: 'Mo', email: 'mo@tide.example' }));
    there.change((document) => editSettings(document, { followUpDays: 30 }));
    const here = new Story();
    here.change((document) => editMe(document, { name: 'Mo Sample', about: 'pricing' }));
    here.change((document, stamp) => noteRehearsal(document, undefined, stamp));
    const { me, settings } = adopted(there.document, here);
    expect(me).toEqual({ name: 'Mo', email: 'mo@tide.example' });
    expect(settings).toEqual({ followUpDays: 30, rehearsedAt: expect.any(Number) });
  });

  test('E3: brings the rings that two laptops made by merging two people into each other', () => {
    const story = new Story();
    const [ana, anna] = [story.person('Ana'), story.person('Anna')];
    story.change((document) => {
      for (const [one, other] of [
        [ana, anna],
        [anna, ana],
      ] as const)
        Object.assign(find(document.people, one) ?? {}, { mergedInto: other, binnedAt: 1 });
    });
    const back = adopted(story.document);
    expect(back).toEqual(story.document);
    expect(survivorOf(back, ana)).toBe(survivorOf(back, anna));
  });
});

describe('E8: a vault is empty', () => {
  const there = new Story();
  there.person('Ana Jansen');

  test('when nothing is in use, though it has views, the meaning of columns, and a bin', () => {
    const here = new Story();
    here.change((document, stamp) => saveView(document, { name: 'dusty', shows: '{}' }, stamp));
    here.change((document, stamp) => rememberMapping(document, [{ name: 'Nom', field: 'name' }], stamp));
    here.change((document, stamp) => addSample(document, undefined, stamp));
    here.change((document, stamp) => removeSample(document, undefined, stamp));
    const before = recordsIn(here.document).length;
    const back = adopted(there.document, here);
    expect([...records(back.people)].map(({ name }) => name)).toEqual(['Ana Jansen']);
    expect(recordsIn(back)).toHaveLength(before + 1);
  });

  test('not while the sample people are there, nor anybody else', () => {
    const here = new Story();
    here.change((document, stamp) => addSample(document, undefined, stamp));
    expect(refusalOf(() => adopted(there.document, here)).code).toBe('network-not-empty');
    const other = new Story();
    other.ask({ title: 'A translator' });
    expect(refusalOf(() => adopted(there.document, other)).code).toBe('network-not-empty');
    expect([...records(other.document.people)]).toEqual([]);
  });

  test('not for people who are in its own bin: they come back from there', () => {
    const here = new Story();
    const id = here.person('Ana Jansen');
    const file = here.document;
    here.change((document, stamp) => bin(document, { table: 'people', ids: [id] }, stamp));
    expect(refusalOf(() => adopted(file, here)).code).toBe('network-not-empty');
    expect(find(here.document.people, id)?.binnedAt).toBeDefined();
  });
});

test('a file holds tables without buckets, and a document finds every record again', () => {
  const document = emptyDocument();
  add(document.firms, { id: 'f'.repeat(32) as never, createdAt: 1, name: 'Tide', aliases: {}, tags: {} });
  const network = read(fileOf(document));
  expect(Object.keys(network.firms)).toEqual(['f'.repeat(32)]);
  expect(find(adopted(document).firms, 'f'.repeat(32))?.name).toBe('Tide');
});
