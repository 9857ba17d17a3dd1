// Who goes to another firm was at the old one until today: nobody has to write it down, and a slip of the pen leaves no trace.
import { expect, test } from 'vitest';
import { affiliationsOf } from '../../shared/model/firm.ts';
import { editPerson, type PersonFields } from '../../shared/model/person.ts';
import { Story, TODAY, unlawful } from './story.ts';

function ana() {
  const story = new Story();
  const id = story.person('Ana Jansen', { firm: 'Tidewater', title: 'Founder' });
  const edit = (changes: PersonFields) =>
    story.change((document, stamp) => editPerson(document, { id, changes }, stamp));
  const past = () => affiliationsOf(story.document, id).map(({ firm, title, until }) => ({ firm, title, until }));
  return { story, edit, past };
}

const LEFT = { firm: 'Tidewater', title: 'Founder', until: TODAY };

test('the old firm stays on record, with the title there', () => {
  const { story, edit, past } = ana();
  edit({ firm: 'Northlight', title: 'Partner' });
  expect(past()).toEqual([LEFT]);
  expect(unlawful(story.document)).toEqual([]);
});

test('another spelling, a first firm and a firm taken away are no change of firms', () => {
  const { edit, past } = ana();
  for (const firm of ['Tidewater, Inc.', 'TIDEWATER', '', 'Kelp']) edit({ firm });
  edit({ title: 'CEO' });
  expect(past()).toEqual([]);
});

test('what was only a slip of the pen is no firm that anybody was at', () => {
  const { edit, past } = ana();
  edit({ firm: 'Nothrlight' });
  edit({ firm: 'Northlight' });
  expect(past()).toEqual([LEFT]);
});

test('who goes back the same day never left', () => {
  const { edit, past } = ana();
  edit({ firm: 'Northlight' });
  edit({ firm: 'Tidewater' });
  expect(past()).toEqual([]);
});

test('each firm counts, on different days', () => {
  const { story, edit, past } = ana();
  edit({ firm: 'Northlight' });
  story.today = '2027-01-08';
  edit({ firm: 'Kelp' });
  expect(past()).toEqual([{ firm: 'Northlight', title: 'Founder', until: '2027-01-08' }, LEFT]);
});

test('undoing the edit undoes that too', () => {
  const { story, edit, past } = ana();
  edit({ firm: 'Northlight' });
  story.takeBack(story.edits);
  expect(past()).toEqual([]);
});
