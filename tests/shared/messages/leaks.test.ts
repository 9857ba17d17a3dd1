// The leak check, on things that people must not tell by accident, and on things that only look like it. Fast enough to run at
// each keystroke in a network of thousands.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordAnswer } from '../../../shared/model/consent.ts';
import type { PartyId, PersonId } from '../../../shared/model/identity.ts';
import { addInteraction } from '../../../shared/model/interaction.ts';
import { partiesOf } from '../../../shared/model/intro.ts';
import { cardLeaks } from '../../../shared/model/messages/card-leaks.ts';
import { type Leak, marksIn } from '../../../shared/model/messages/leaks.ts';
import type { Moment } from '../../../shared/model/messages/moments.ts';
import {
  indexSecrets,
  secretsOfCard,
  secretsOfInteraction,
  secretsOfPerson,
  wholeHome,
} from '../../../shared/model/messages/secrets.ts';
import { everyRecord } from '../../../shared/model/table.ts';
import { Story } from '../story.ts';

/** What a message with these words gives away of what is marked. */
function marked(story: Story, body: string, to: readonly PartyId[] = [], concerned: readonly PartyId[] = []): Leak[] {
  const { document } = story;
  const home = wholeHome(document);
  const secrets = [
    ...[...everyRecord(document.people)].flatMap(secretsOfPerson),
    ...[...everyRecord(document.interactions)].flatMap((each) => secretsOfInteraction(each, home)),
    ...[...everyRecord(document.intros)].flatMap(secretsOfCard),
  ];
  const draft = { to: [], subject: '', body, parties: to, concerned };
  return marksIn(document, draft, [indexSecrets(secrets)]);
}

const ANA = {
  firm: 'Tidewater Health',
  title: 'Founder',
  place: 'Lund',
  birthday: '1981-03-04',
  emails: { 'ana.private@tide.example': '', 'ana@tide.example': '' },
  phones: { '+46 70 123 45 67': '' },
  links: { 'https://www.linkedin.example/in/ana-jansen/': '' },
  about: 'Wants to sell the firm before summer, and has told nobody but me.',
  needs: 'A quiet buyer',
  neverLeaves: ['emails/ana.private@tide.example', 'phones', 'links', 'about', 'needs', 'place'],
};

function network(): { story: Story; ana: PersonId; bo: PersonId } {
  const story = new Story();
  const ana = story.person('Ana Jansen', ANA);
  const bo = story.person('Bo Lindqvist', { emails: { 'bo@holm.example': '' }, phones: { '030 9876543': '' } });
  const note = (person: PersonId, text: string, neverLeaves = true) =>
    story.change((document, stamp) =>
      addInteraction(document, { person, kind: 'note', on: '2026-03-01', text, neverLeaves }, stamp),
    );
  note(ana, 'Her co-founder Piet is leaving in March and takes two engineers along.');
  note(bo, 'Thank you very much for your help, he said, and I look forward to hearing from you soon.');
  note(bo, 'Er trinkt wieder, seit die Scheidung eingereicht wurde.');
  note(bo, 'Project Nightjar');
  note(bo, 'We spoke about pricing for clinics in the north.', false);
  return { story, ana, bo };
}

describe('what is marked “never leaves”', () => {
  test.each([
    ['a note, in its own words', 'You know that Piet is leaving in March, do you?', 'note'],
    ['a note in other case and signs', 'PIET IS LEAVING – in march!', 'note'],
    ['a note across lines', 'her co-founder\nPiet\nis leaving', 'note'],
    ['a German note', 'Bo trinkt wieder, seit die Scheidung eingereicht wurde', 'note'],
    [
      'a German note without umlauts and with a soft hyphen',
      'seit die Schei\u00addung eingereicht wurde, sagt Bo',
      'note',
    ],
    ['a short note as a whole', 'Bo works on Project Nightjar now.', 'note'],
    ['the field about', 'Ana wants to sell the firm before summer.', 'note'],
    ['a short field as a whole', 'Ana looks for a quiet buyer.', 'needs'],
    ['a place', 'Ana Jansen, who lives in Lund, builds for clinics.', 'place'],
    ['a phone number', 'Ring her: +46 70 123 45 67', 'phone number'],
    ['a phone number as they dial it at home', 'Ring her: 070-123 45 67', 'phone number'],
    ['a phone number with zeros before', '0046701234567', 'phone number'],
    ['an address', 'Write to ANA.PRIVATE@tide.example.', 'e-mail address'],
    ['a link', 'See linkedin.example/in/ana-jansen', 'link'],
  ])('finds %s', (_, body, what) => {
    const { story, bo } = network();
    const leaks = marked(story, body, [bo]);
    expect(leaks.map(({ tells }) => tells).join()).toContain(what);
    for (const { excerpt } of leaks) expect(excerpt).not.toBe('');
  });

  test.each([
    'Thank you very much for your help. I look forward to hearing from you soon.',
    'Ana is Founder at Tidewater Health.',
    'Write to ana@tide.example, which is on her card.',
    'Somebody is leaving in March, I hear.',
    'The firm will be sold some day, like every firm.',
    'We spoke about pricing for clinics in the north.',
    'He looks for a buyer of quiet machines.',
    'My brother moved to Lund.',
    'Order 46701, of 22 November 2026, for 1 234 567 kr',
    'Danke für alles, und bis bald. Er trinkt Tee.',
    'Please tell me when it suits you, and whether you would rather be called.',
    'Two engineers of Ana’s will be there.',
    'The nightjar is a bird.',
    'linkedin.example/in/ana-jansson',
    'If this is not the moment, just say so: no reason needed, and nobody else will hear of it.',
  ])('leaves alone: %s', (body) => {
    const { story, bo } = network();
    expect(marked(story, body, [bo])).toEqual([]);
  });

  test('their own number and address may stand in a message to them alone; my notes on them may not', () => {
    const { story, ana, bo } = network();
    const number = 'Is +46 70 123 45 67 still right?';
    expect(marked(story, number, [ana])).toEqual([]);
    expect(marked(story, number, [ana, bo])).toHaveLength(1);
    expect(marked(story, 'You want to sell the firm before summer.', [ana])).toHaveLength(1);
  });

  test('of whoever never leaves as a whole, also the name and every note', () => {
    const { story, bo } = network();
    const eva = story.person('Eva Quist', { neverLeaves: ['*'] });
    story.change((document, stamp) =>
      addInteraction(
        document,
        { person: eva, kind: 'coffee', on: '2026-03-01', text: 'Left the bank after the audit.' },
        stamp,
      ),
    );
    expect(marked(story, 'Eva Quist could tell you.', [bo]).map(({ tells }) => tells)).toEqual(['Eva Quist’s name']);
    expect(marked(story, 'Eva left the bank after the audit.', [bo])).toHaveLength(1);
  });

  test('words that a party said in confidence stand in no message to another', () => {
    const { story, ana, bo } = network();
    const id = story.propose({ partyA: ana, partyB: bo });
    const words = 'Only if Mika at Harbour Row stays out of it';
    story.change((document, stamp) =>
      recordAnswer(document, { id, party: bo, answer: 'yes', on: story.today, words, neverLeaves: true }, stamp),
    );
    const body = 'He says yes, only if Mika at Harbour Row stays out of it.';
    expect(marked(story, body, [ana], [ana, bo]).map(({ tells }) => tells)).toEqual([
      'Bo Lindqvist’s words in confidence',
    ]);
    expect(marked(story, body, [bo], [ana, bo])).toEqual([]);
  });

  test('nothing that people write makes it throw', () => {
    const { story, bo } = network();
    const odd = fc.constantFrom(
      '+',
      '(',
      '@',
      '\ud800',
      '\u202e',
      '\n',
      '1234567',
      'Piet is leaving in March',
      '🪸',
      'https://',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 9 })), { maxLength: 20 }), (parts) => {
        expect(Array.isArray(marked(story, parts.join(' '), [bo]))).toBe(true);
      }),
    );
  });
});

describe('what follows from the card', () => {
  function introduced(answerOfBo?: 'yes' | 'no', words?: string) {
    const { story, ana, bo } = network();
    const id = story.propose({ partyA: ana, partyB: bo });
    for (const party of [ana, bo]) story.asked(id, party);
    if (answerOfBo) story.answered(id, bo, answerOfBo, words ? { words } : {});
    const leaksOf = (body: string, moment: Moment, parties: readonly PartyId[] = [ana], to: readonly string[] = []) => {
      const intro = story.intro(id);
      return cardLeaks(story.document, { to, subject: '', body, parties, concerned: partiesOf(intro) }, intro, moment);
    };
    return { story, id, ana, bo, leaksOf };
  }

  test('an address or a number of the other party before their yes, in the words or beside them', () => {
    const { leaksOf, ana, bo } = introduced();
    expect(leaksOf('Write to bo@holm.example.', 'permission')).toMatchObject([{ excerpt: 'bo@holm.example' }]);
    expect(leaksOf('Ring him: +49 30 9876543', 'permission')).toHaveLength(1);
    expect(leaksOf('Hello', 'permission', [ana], ['ana@tide.example', 'bo@holm.example'])).toHaveLength(1);
    const both = ['ana@tide.example', 'bo@holm.example'];
    expect(leaksOf('Ana, meet Bo.', 'introduction', [ana, bo], both)).toHaveLength(2);
    expect(leaksOf('Your own address is bo@holm.example, is it?', 'permission', [bo], ['bo@holm.example'])).toEqual([]);
  });

  test('after their yes, or where no yes is needed, it is theirs to have', () => {
    const { leaksOf, story, id } = introduced('yes');
    expect(leaksOf('Write to bo@holm.example.', 'introduction')).toEqual([]);
    expect(leaksOf('Ana: ana@tide.example', 'introduction', [])).toHaveLength(1);
    story.change((document) => {
      const intro = document.intros[id.slice(0, 2)]?.[id];
      if (intro) intro.mode = 'direct';
    });
    expect(leaksOf('Ana: ana@tide.example', 'introduction', [])).toEqual([]);
  });

  test.each([
    'Bo said no.',
    'Bo Lindqvist has declined, I am sorry.',
    'I am afraid that he is not interested.',
    'She doesn’t want to at the moment.',
    'The other side turned it down.',
    'Bo is too busy these weeks.',
    'Bo hat leider abgesagt.',
    'Er möchte gerade nicht.',
    'Die andere Seite hat kein Interesse.',
    'Bo will das nicht.',
    'Bo lehnt es ab.',
  ])('in a decline, who declined: %s', (body) => {
    expect(introduced('no').leaksOf(body, 'decline')).toHaveLength(1);
  });

  test.each([
    'The introduction that I had in mind is not going to happen for now.',
    'It has nothing to do with you.',
    'I hope that Bo and you meet some other time.',
    'If you would rather not hear more of it, say so.',
    'Die Vorstellung kommt vorerst nicht zustande.',
    'Mit dir hat das nichts zu tun.',
    'Wenn ich mich weiter umsehen soll, sag es mir.',
    'You are free to say no to anything I bring.',
    'I decline to guess the reason.',
    'Ich möchte dich nicht warten lassen.',
    'I was too busy to write sooner.',
  ])('in a decline, leaves alone: %s', (body) => {
    expect(introduced('no').leaksOf(body, 'decline')).toEqual([]);
  });

  test.each<Moment>(['thanks', 'progress', 'circle back', 'follow-up', 'catch-up'])(
    'who declined, in a message of %s too',
    (moment) => {
      const { leaksOf, bo } = introduced('no', 'My board wants no consultants this year.');
      expect(leaksOf('Thank you. Bo said no, in the end.', moment)).toHaveLength(1);
      expect(leaksOf('The board wants no consultants this year.', moment)).toHaveLength(1);
      expect(leaksOf('Thank you. It is not going ahead.', moment)).toEqual([]);
      expect(leaksOf('You said no, Bo, and that is fine.', moment, [bo])).toEqual([]);
    },
  );

  test('who said not now, where the other hears that it is put off', () => {
    const { leaksOf, story, id, bo } = introduced();
    story.answered(id, bo, 'not now', { words: 'We open the new mill until March.' });
    expect(leaksOf('Bo is too busy these weeks.', 'decline')).toHaveLength(1);
    expect(leaksOf('They open the new mill until March.', 'decline')).toHaveLength(1);
    expect(leaksOf('It is not going to happen for now.', 'decline')).toEqual([]);
  });

  test('in a decline, the words of whoever declined', () => {
    const { leaksOf } = introduced('no', 'My board wants no consultants this year.');
    expect(leaksOf('For the board wants no consultants this year.', 'decline')).toHaveLength(1);
    expect(leaksOf('Next year may be another matter.', 'decline')).toEqual([]);
  });
});
