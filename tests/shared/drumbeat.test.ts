// The drumbeat as its owner lives it: it starts anew with each contact, and says when it was missed.
import { describe, expect, test } from 'vitest';
import { beatOf, lastContact, sayDrumbeat } from '../../shared/model/drumbeat.ts';
import { addInteraction, type InteractionKind, interactionsWith } from '../../shared/model/interaction.ts';
import type { PersonFields } from '../../shared/model/person.ts';
import { find } from '../../shared/model/table.ts';
import { Story, TODAY } from './story.ts';

function beatAfter(fields: PersonFields, ...happened: readonly [InteractionKind, string][]) {
  const story = new Story();
  const ana = story.person('Ana', fields);
  for (const [kind, on] of happened)
    story.change((document, stamp) => addInteraction(document, { person: ana, kind, on, text: '' }, stamp));
  const last = lastContact(interactionsWith(story.document, ana), TODAY)?.on;
  const person = find(story.document.people, ana);
  return person && beatOf(person, last, TODAY);
}

describe('Somebody whom one wants to see every month', () => {
  const monthly = { drumbeat: 30, metOn: '2026-01-01' };

  test('is due a month after the last contact', () => {
    expect(beatAfter(monthly, ['coffee', '2026-11-10'])).toEqual({ next: '2026-12-10', late: 0 });
  });

  test('is missed by the days that have gone since', () => {
    expect(beatAfter(monthly, ['called', '2026-10-08'])).toEqual({ next: '2026-11-07', late: 15 });
  });

  test('is not met by a note about them, nor by what is to come', () => {
    expect(beatAfter(monthly, ['called', '2026-10-08'], ['note', '2026-11-20'], ['met', '2026-12-24'])).toEqual({
      next: '2026-11-07',
      late: 15,
    });
  });

  test('counts from the day they met while nothing is noted', () => {
    expect(beatAfter({ drumbeat: 30, metOn: '2026-11-20' })).toEqual({ next: '2026-12-20', late: 0 });
  });

  test('counts from the day they were added when not even that is known', () => {
    expect(beatAfter({ drumbeat: 30 })).toEqual({ next: '2026-12-22', late: 0 });
  });
});

test('nobody is missed without a drumbeat', () => {
  expect(beatAfter({}, ['met', '2001-01-01'])).toBeUndefined();
});

test('a drumbeat reads as one says it', () => {
  expect([1, 14, 30, 45].map(sayDrumbeat)).toEqual(['every day', 'every 2 weeks', 'every month', 'every 45 days']);
});
