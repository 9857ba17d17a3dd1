// A person's timeline: what happened with them, from wherever it was recorded, in one list, newest first.
import { describe, expect, test } from 'vitest';
import { noteBatch } from '../../shared/model/batch.ts';
import { recordResponse, tellOfAsk } from '../../shared/model/broadcast.ts';
import { recordAnswer } from '../../shared/model/consent.ts';
import { strikeFact } from '../../shared/model/correction.ts';
import { sayEntry } from '../../shared/model/history.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { addInteraction, type InteractionKind, interactionsWith } from '../../shared/model/interaction.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { addPerson } from '../../shared/model/person.ts';
import { find } from '../../shared/model/table.ts';
import { type Moment, timelineOf } from '../../shared/model/timeline.ts';
import { Story } from './story.ts';

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function timeline(story: Story, id: PersonId): Moment[] {
  const person = find(story.document.people, id);
  if (!person) throw new Error('nobody by that id');
  return timelineOf(story.document, person, interactionsWith(story.document, id), dayOf);
}

function told(moment: Moment): string {
  const what =
    'interaction' in moment
      ? moment.interaction.kind
      : 'card' in moment
        ? sayEntry(moment.entry, () => 'they')
        : moment.batch.words;
  return `${moment.on} ${moment.kind}: ${what}`;
}

function happened(story: Story, person: PersonId, kind: InteractionKind, on: string): void {
  story.change((document, stamp) => addInteraction(document, { person, kind, on, text: '' }, stamp));
}

describe('The timeline of Ana', () => {
  test('has notes, contact, asks, introductions and messages by their days', () => {
    const story = new Story();
    const [ana, bruno] = [story.person('Ana'), story.person('Bruno')];
    happened(story, ana, 'note', '2026-11-01');
    happened(story, ana, 'coffee', '2026-11-20');
    happened(story, bruno, 'met', '2026-11-21');
    story.today = '2026-11-10';
    story.ask({ title: 'A CFO', asker: ana });
    story.today = '2026-11-12';
    const intro = story.propose({ partyA: ana, partyB: bruno });
    story.asked(intro, ana, '2026-11-13');
    story.asked(intro, bruno, '2026-11-13');
    story.today = '2026-11-14';
    story.change((document, stamp) => noteMessage(document, message(intro, ana), stamp));
    story.change((document, stamp) => noteMessage(document, message(intro, bruno), stamp));
    expect(timeline(story, ana).map(told)).toEqual([
      '2026-11-20 contact: coffee',
      '2026-11-14 messages: a message to they left for mail',
      '2026-11-13 introductions: you asked they (email) on 2026-11-13',
      '2026-11-12 introductions: you proposed it',
      '2026-11-10 asks: you captured it',
      '2026-11-01 notes: note',
    ]);
  });

  test('tells what was answered on the day on which it was, not on which it was written down', () => {
    const story = new Story();
    const [ana, bruno] = [story.person('Ana'), story.person('Bruno')];
    const intro = story.propose({ partyA: ana, partyB: bruno });
    const answer = { id: intro, party: ana, answer: 'yes', on: '2026-11-01' } as const;
    story.change((document, stamp) => recordAnswer(document, answer, stamp));
    expect(timeline(story, ana).at(-1)?.on).toBe('2026-11-01');
  });

  test('has what happened with whoever was merged into her, and the merge itself', () => {
    const story = new Story();
    const [ana, twin, bruno] = [story.person('Ana'), story.person('A. Jansen'), story.person('Bruno')];
    happened(story, twin, 'wrote', '2026-10-01');
    story.propose({ partyA: twin, partyB: bruno });
    story.change((document, stamp) => mergePeople(document, { keep: ana, other: twin, takeFromOther: [] }, stamp));
    expect(
      timeline(story, ana)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['contact', 'introductions', 'records']);
    expect(timeline(story, ana).map(told)).toContain('2026-11-22 records: A. Jansen → Ana');
    expect(timeline(story, bruno).map(({ kind }) => kind)).toEqual(['introductions']);
  });

  test('has the import that brought her, and no other', () => {
    const story = new Story();
    const ana = story.change((document, stamp) => {
      noteBatch(document, { kind: 'import', words: 'friends.csv' }, stamp);
      return addPerson(document, { name: 'Ana' }, stamp);
    });
    story.today = '2026-11-23';
    story.change((document, stamp) => noteBatch(document, { kind: 'import', words: 'strangers.csv' }, stamp));
    expect(timeline(story, ana).map(told)).toEqual(['2026-11-22 records: friends.csv']);
  });
});

function message(id: string, party: PersonId) {
  return { id, moment: 'permission', parties: [party], channel: 'mail', subject: '', words: '' };
}

test('whoever was told of somebody else’s ask has that in their own timeline, and what was struck is in none', () => {
  const story = new Story();
  const [ana, bruno] = [story.person('Ana'), story.person('Bruno')];
  const ask = story.ask({ title: 'A CFO', asker: ana });
  story.change((d, s) => tellOfAsk(d, { id: ask, parties: [bruno], channel: 'phone', on: '2026-11-20' }, s));
  story.change((d, s) => recordResponse(d, { id: ask, party: bruno, response: 'knows nobody', on: '2026-11-21' }, s));
  expect(timeline(story, bruno).map(told)).toEqual([
    '2026-11-21 asks: they answered: knows nobody on 2026-11-21',
    '2026-11-20 asks: you told they of it (phone) on 2026-11-20',
  ]);
  expect(timeline(story, ana).map(told)).toEqual(['2026-11-22 asks: you captured it']);
  const entry = Object.values(story.card(ask).history).find(({ what }) => what === 'responded')?.id ?? '';
  story.change((d, s) => strikeFact(d, { id: ask, entry, struck: true }, s));
  expect(timeline(story, bruno)).toHaveLength(1);
});
