// "Do you know someone who…?": whom an ask brings to mind, for which reasons, and who is left out.
import { describe, expect, test } from 'vitest';
import { recordResponse, tellOfAsk } from '../../shared/model/broadcast.ts';
import { bin } from '../../shared/model/cards.ts';
import { nameOf } from '../../shared/model/document.ts';
import type { AskId, PersonId } from '../../shared/model/identity.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { findSuggestions, type Suggestion } from '../../shared/model/match.ts';
import { sayReadiness, sayReason } from '../../shared/model/match-words.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { questionOf, stemOf } from '../../shared/model/stem.ts';
import { records } from '../../shared/model/table.ts';
import { weatheredNetwork } from '../helpers/weather.ts';
import { Story, TODAY } from './story.ts';

function finish<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function suggested(story: Story, id: AskId): Suggestion[] {
  return finish(findSuggestions(story.document, { id, today: story.today }));
}

function namesFor(story: Story, id: AskId): string[] {
  return suggested(story, id).map(({ person }) => nameOf(story.document, person));
}

function reasonsFor(story: Story, id: AskId): string[] {
  return suggested(story, id)[0]?.reasons.map(sayReason) ?? [];
}

function note(story: Story, person: PersonId, text: string, on = '2026-03-02'): void {
  story.change((document, stamp) => addInteraction(document, { person, kind: 'coffee', on, text }, stamp));
}

describe('for an ask', () => {
  test('whoever can do it is suggested with their own words, and nobody else is', () => {
    const story = new Story();
    story.person('Björn Díaz', { expertise: 'pricing for clinics', place: 'Gothenburg' });
    story.person('Chiara Weiss', { expertise: 'kelp', place: 'Lyon' });
    const ask = story.ask({ title: 'Someone who has priced a clinic' });
    expect(namesFor(story, ask)).toEqual(['Björn Díaz']);
    expect(reasonsFor(story, ask)).toEqual(['expertise: ‘pricing for clinics’']);
  });

  test('firm, place, tag, title, needs, what is said about them and notes all count, and so does a name', () => {
    const story = new Story();
    const fields = { firm: 'Tidewater Health', place: 'Porto', tags: ['seed'], title: 'Nurse', needs: 'a choir' };
    const ana = story.person('Ana Jansen', { ...fields, about: 'sails at night' });
    note(story, ana, 'Told me of her years in Antwerp');
    for (const [title, said] of [
      ['Anybody at Tidewater?', 'firm: ‘Tidewater Health’'],
      ['Who lives in Porto', 'place: ‘Porto’'],
      ['Seeds', 'tag: ‘seed’'],
      ['I need nurses', 'title: ‘Nurse’'],
      ['Singers for choirs', 'looks for: ‘a choir’'],
      ['A sailing boat', 'about them: ‘sails at night’'],
      ['Antwerp', 'note of 2026-03-02: ‘Told me of her years in Antwerp’'],
      ['Jansen', 'named in the ask'],
    ] as const)
      expect(reasonsFor(story, story.ask({ title })), title).toEqual([said]);
  });

  test('the brief and the tags are read too, in German as well', () => {
    const story = new Story();
    story.person('Jürgen Fischer', { expertise: 'Beratung für Kliniken', place: 'Zürich' });
    expect(
      namesFor(story, story.ask({ title: 'Hilfe', brief: { what: 'Jemand, der eine Klinik berät' } })),
    ).toHaveLength(1);
    expect(namesFor(story, story.ask({ title: 'Help', brief: { who: 'somebody in Zurich' } }))).toHaveLength(1);
    expect(namesFor(story, story.ask({ title: 'Help', tags: ['Kliniken'] }))).toHaveLength(1);
    expect(namesFor(story, story.ask({ title: 'Does anybody know someone who can help?' }))).toEqual([]);
  });

  test('what they can do comes before what a note says, and a rare word before a common one', () => {
    const story = new Story();
    const dmitri = story.person('Dmitri Petrov');
    note(story, dmitri, 'We spoke of pricing');
    story.person('Zoë Okafor', { expertise: 'pricing' });
    expect(namesFor(story, story.ask({ title: 'Pricing' }))).toEqual(['Zoë Okafor', 'Dmitri Petrov']);
    for (const name of ['Ana', 'Bruno', 'Chiara']) story.person(name, { place: 'Lisbon' });
    story.person('Keiko', { place: 'Osaka' });
    expect(namesFor(story, story.ask({ title: 'Osaka or Lisbon' }))[0]).toBe('Keiko');
  });

  test('of equals the closer, the fresher and the less loaded come first; who asked for peace comes last', () => {
    const story = new Story();
    const say = { expertise: 'pricing' };
    const [far, close, fresh, quiet] = [
      story.person('Far', { ...say, closeness: 'hardly' }),
      story.person('Close', { ...say, closeness: 'well' }),
      story.person('Fresh', { ...say, closeness: 'well' }),
      story.person('Quiet', { ...say, closeness: 'well', noAsksUntil: '2027-01-01' }),
    ];
    note(story, fresh, 'x', '2026-11-01');
    const ask = story.ask({ title: 'Pricing' });
    expect(suggested(story, ask).map(({ person }) => person)).toEqual([fresh, close, far, quiet]);
    for (const name of ['Olu', 'Nadia', 'Hana']) story.propose({ partyA: fresh, partyB: story.person(name) });
    expect(suggested(story, ask)[0]?.person).toBe(close);
    // Who was told of something was in touch, too.
    const kelp = { id: story.ask({ title: 'Kelp' }), parties: [far], channel: 'email', on: '2026-11-20' } as const;
    story.change((document, stamp) => tellOfAsk(document, kelp, stamp));
    expect(suggested(story, ask).map((each) => sayReadiness(each, TODAY))).toEqual([
      ['you know them well', 'no contact noted'],
      ['you know them well', 'in touch 3 weeks ago', 'in 3 open intros'],
      ['you hardly know them', 'in touch 2 days ago'],
      ['you know them well', 'no contact noted', 'asked for no asks until 2027-01-01'],
    ]);
  });

  test('the asker, who is or was in an introduction for it, who declined and who is in the bin are left out', () => {
    const story = new Story();
    const say = { expertise: 'pricing' };
    const [asker, busy, declined, gone, left] = ['Asker', 'Busy', 'Declined', 'Gone', 'Left'].map((name) =>
      story.person(name, say),
    ) as [PersonId, PersonId, PersonId, PersonId, PersonId];
    const ask = story.ask({ title: 'Pricing', asker });
    expect(namesFor(story, ask)).toEqual(['Busy', 'Declined', 'Gone', 'Left']);
    const intro = story.propose({ ask, partyA: asker, partyB: busy });
    story.answered(intro, busy, 'no');
    story.change((document, stamp) =>
      recordResponse(document, { id: ask, party: declined, response: 'rather not', on: TODAY }, stamp),
    );
    story.change((document, stamp) => bin(document, { table: 'people', ids: [gone] }, stamp));
    expect(suggested(story, ask).map(({ person }) => person)).toEqual([left]);
  });

  test('two who were merged are suggested once, and left out together', () => {
    const story = new Story();
    const [ana, twin] = [story.person('Ana', { expertise: 'pricing' }), story.person('A. Jansen')];
    note(story, twin, 'Pricing, again');
    const [mine, theirs] = [story.ask({ title: 'Pricing' }), story.ask({ title: 'Pricing', asker: twin })];
    story.change((document, stamp) => mergePeople(document, { keep: ana, other: twin, takeFromOther: [] }, stamp));
    expect(suggested(story, mine)).toMatchObject([
      { person: ana, reasons: [{ field: 'expertise' }, { field: 'note' }] },
    ]);
    expect(suggested(story, theirs)).toEqual([]);
  });

  test('a long note is quoted where it answers', () => {
    const story = new Story();
    const ana = story.person('Ana');
    note(story, ana, `${'word '.repeat(80)}pricing for clinics ${'more '.repeat(80)}`);
    const [said] = reasonsFor(story, story.ask({ title: 'Clinics' }));
    expect(said).toContain('clinics');
    expect(said?.length).toBeLessThan(150);
    note(story, ana, 'clinic'.repeat(2_000));
    expect(reasonsFor(story, story.ask({ title: 'Clinicclinic' }))[0]?.length ?? 0).toBeLessThan(250);
  });

  test('whatever a network holds, everybody is suggested once at most, and never who is in it already', () => {
    for (const seed of [1, 2, 3]) {
      const document = weatheredNetwork(seed);
      for (const { id, asker } of records(document.asks)) {
        const found = finish(findSuggestions(document, { id, today: TODAY })).map(({ person }) => person);
        expect(new Set(found).size, `seed ${seed}`).toBe(found.length);
        expect(found, `seed ${seed}`).not.toContain(asker);
      }
    }
  });
});

describe('words', () => {
  test.each([
    ['pricing', 'prices'],
    ['clinic', 'clinics'],
    ['companies', 'company'],
    ['klinik', 'kliniken'],
    ['planning', 'plans'],
    ['hire', 'hiring'],
    ['arzt', 'arzte'],
    ['design', 'designers'],
  ])('%s and %s are one', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  test('a question keeps what tells something', () => {
    expect(questionOf(['Do you know someone who has done pricing in Lisbon?'])).toEqual(['pric', 'lisbon']);
  });
});
