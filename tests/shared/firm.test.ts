// Firms as things of their own: who is there, who was, and which names are one firm.
import { describe, expect, test } from 'vitest';
import { addAffiliation, affiliationsOf, describeFirm, editAffiliation, firmsOf } from '../../shared/model/firm.ts';
import { foldFirm } from '../../shared/model/firm-name.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { editPerson } from '../../shared/model/person.ts';
import { refusalOf, Story, unlawful } from './story.ts';

const SAME: readonly [string, string][] = [
  ['Acme', 'ACME, Inc.'],
  ['Díaz & Holm', 'Diaz and Holm AB'],
  ['Müller GmbH & Co. KG', 'MULLER'],
  ['Harbour Ltd', 'harbour limited'],
  ['Société Lumière S.A.S.', 'Societe Lumiere'],
  ['Kestrel Robotics B.V.', 'Kestrel Robotics'],
];
const OTHER: readonly [string, string][] = [
  ['Acme', 'Acme Health'],
  ['Co', 'Company'],
  ['Acme Coffee', 'Acme'],
  ['東京商事', '大阪商事'],
  ['Nova AG', 'Nova Agency'],
];

describe('the name of a firm', () => {
  test.each(SAME)('%s is %s', (a, b) => expect(foldFirm(a)).toBe(foldFirm(b)));
  test.each(OTHER)('%s is not %s', (a, b) => expect(foldFirm(a)).not.toBe(foldFirm(b)));
});

describe('a firm', () => {
  function acme() {
    const story = new Story();
    const ana = story.person('Ana', { firm: 'Acme' });
    const bruno = story.person('Bruno', { firm: 'ACME Inc.' });
    const chiara = story.person('Chiara', { firm: 'Kestrel' });
    const was = story.change((document, stamp) =>
      addAffiliation(document, { person: chiara, firm: 'Acme', title: 'CTO', until: '2019-04' }, stamp),
    );
    return { story, ana, bruno, chiara, was };
  }

  test('has those who are there and those who were, under the name most of them give it', () => {
    const { story, ana, bruno, chiara } = acme();
    const third = story.person('Dmitri', { firm: 'Acme' });
    const [firm] = firmsOf(story.document);
    expect(firm).toMatchObject({ key: 'acme', name: 'Acme', record: undefined });
    expect(firm?.now.map(({ id }) => id).sort()).toEqual([ana, bruno, third].sort());
    expect(firm?.before).toMatchObject([{ person: chiara, affiliation: { title: 'CTO', until: '2019-04' } }]);
    expect(firmsOf(story.document).map(({ name }) => name)).toEqual(['Acme', 'Kestrel']);
  });

  test('is one with its other names, once the user says so', () => {
    const { story } = acme();
    story.person('Dmitri', { firm: 'Acme Labs' });
    const describe = (changes: object) =>
      story.change((document, stamp) => describeFirm(document, { name: 'Acme', changes }, stamp));
    const id = describe({ aliases: ['Acme Labs'], about: 'Pays late.', tags: ['client'] });
    expect(describe({ link: 'https://acme.example' })).toBe(id);
    expect(firmsOf(story.document)[0]).toMatchObject({
      name: 'Acme',
      record: { about: 'Pays late.', tags: { client: true } },
    });
    expect(firmsOf(story.document)[0]?.now).toHaveLength(3);
    describe({ aliases: [] });
    expect(firmsOf(story.document)[0]?.now).toHaveLength(2);
    expect(unlawful(story.document)).toEqual([]);
  });

  test('of which only a note is left still shows', () => {
    const { story, ana, bruno } = acme();
    story.change((document, stamp) => describeFirm(document, { name: 'Acme', changes: { about: 'x' } }, stamp));
    for (const id of [ana, bruno]) story.change((document) => editPerson(document, { id, changes: { firm: '' } }));
    expect(firmsOf(story.document).find(({ key }) => key === 'acme')).toMatchObject({ now: [], before: [{}] });
  });
});

describe('where a person was before', () => {
  test('is listed latest first, and can be changed', () => {
    const story = new Story();
    const ana = story.person('Ana');
    const at = (firm: string, until?: string) =>
      story.change((document, stamp) =>
        addAffiliation(document, { person: ana, firm, ...(until && { until }) }, stamp),
      );
    const [first] = [at('Acme', '2012'), at('Kestrel', '2019-04'), at('Lumen')];
    expect(affiliationsOf(story.document, ana).map(({ firm }) => firm)).toEqual(['Kestrel', 'Acme', 'Lumen']);
    story.change((document) => editAffiliation(document, { id: first, changes: { until: '2021', title: 'CFO' } }));
    expect(affiliationsOf(story.document, ana)[0]).toMatchObject({ firm: 'Acme', title: 'CFO' });
    expect(
      refusalOf(() =>
        story.change((document, stamp) =>
          addAffiliation(document, { person: 'f'.repeat(32) as PersonId, firm: 'x' }, stamp),
        ),
      ).code,
    ).toBe('not-found');
  });
});
