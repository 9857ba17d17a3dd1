// A Monica export from the file to the network: everything arrives, the same file again changes nothing, and what the user
// did meanwhile stays.
import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../../../shared/model/arrival.ts';
import { interactionsWith } from '../../../../shared/model/interaction.ts';
import { editPerson } from '../../../../shared/model/person.ts';
import { records } from '../../../../shared/model/table.ts';
import { tiesOf } from '../../../../shared/model/tie.ts';
import { Story, unlawful } from '../../../shared/story.ts';
import { named, people, take } from '../../../shared/taking.ts';
import { read, vector } from './reading.ts';

async function file(): Promise<readonly Arrival[]> {
  return (await read(vector('monica/export.json'))).arrivals;
}

describe('a Monica export, taken in', () => {
  test('brings people, what happened, who knows whom, and who introduced whom to me', async () => {
    const story = new Story();
    expect(new Set(take(story, await file()))).toEqual(new Set(['add']));
    const { document } = story;
    expect(people(story)).toHaveLength(7);
    const [ana, bjorn, nandini] = [
      named(story, 'Ana Maria Jansen'),
      named(story, 'Björn Díaz'),
      named(story, 'Nandini'),
    ];
    expect(interactionsWith(document, ana.id)).toHaveLength(8);
    expect(interactionsWith(document, bjorn.id)).toHaveLength(1);
    const ties = new Map(tiesOf(document, bjorn.id).map(({ other, kind }) => [other, kind]));
    expect([...ties]).toHaveLength(2);
    expect([ties.get(ana.id), ties.get(named(story, 'Goran Ekwueme').id)]).toEqual(['colleague', 'mentor']);
    const intros = [...records(document.intros)].map(({ connector, partyB, introducedOn }) => [
      connector,
      partyB,
      introducedOn,
    ]);
    expect(intros).toHaveLength(2);
    expect(intros).toContainEqual([ana.id, bjorn.id, '2019-05-04']);
    expect(intros).toContainEqual([bjorn.id, nandini.id, undefined]);
    expect(nandini).toMatchObject({ howMet: 'At the regatta dinner', metThrough: bjorn.id, drumbeat: 90 });
    expect(unlawful(document)).toEqual([]);
  });

  test('again, in whatever order, changes nothing', async () => {
    const story = new Story();
    const arrivals = await file();
    take(story, arrivals);
    const before = story.document;
    for (const again of [arrivals, [...arrivals].reverse()])
      expect(take(story, again)).toEqual(again.map(() => 'none'));
    expect(story.document).toBe(before);
  });

  test('after the user edited keeps the edits', async () => {
    const story = new Story();
    const arrivals = await file();
    take(story, arrivals);
    const { id } = named(story, 'Ana Maria Jansen');
    const changes = { name: 'Ana', firm: 'Tidewater', tags: ['health'], drumbeat: 7, about: 'Mine', phones: {} };
    story.change((document) => editPerson(document, { id, changes }));
    expect(take(story, arrivals)).toEqual(arrivals.map(() => 'none'));
    expect(named(story, 'Ana')).toMatchObject({ ...changes, tags: { health: true } });
  });

  test('fills in whom the user had written down by hand, known by their address', async () => {
    const story = new Story();
    const id = story.person('Ana Jansen', { emails: { 'ana@tide.example': '' }, firm: 'My own words' });
    const effects = take(story, await file());
    expect(effects.filter((effect) => effect === 'update')).toHaveLength(1);
    expect(named(story, 'Ana Jansen')).toMatchObject({ id, firm: 'My own words', title: 'Founder', drumbeat: 30 });
    expect(named(story, 'Björn Díaz').metThrough).toBe(id);
  });
});
