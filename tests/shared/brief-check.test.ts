// The brief's check against briefs as people write them: what a connector would stumble over is hinted at, and what says
// something is left in peace. A hint on a good brief is as wrong as none on a bad one.
import { describe, expect, test } from 'vitest';
import type { AskKind, Brief } from '../../shared/model/ask.ts';
import { checkBrief, countWords, hintsToShow } from '../../shared/model/brief-check.ts';

/** A brief that nobody would stumble over. */
const WHOLE: Brief = {
  what: 'An hour on a tier model for 40 clinics',
  who: 'Somebody who has run pricing for clinics',
  why: 'The price list changes in spring, and clinics complain about the old one',
  connectorUpside: 'Priya hears first how clinics answer to tiers',
  targetUpside: 'He enters health care next year and meets his first founder there',
  hesitation: 'He is busy, so half an hour by phone is enough',
  value: 'Figures of two pilots',
  vouch: 'Two projects together; she delivered both early',
  blurb: 'Ana runs Tidewater Health, care at home for 40 clinics. She looks for an hour on tiers.',
};

function rulesOn(field: keyof Brief, text: string, kind: AskKind = 'referral'): string[] {
  return checkBrief({ kind, brief: { ...WHOLE, [field]: text } }).map(({ rule, field }) => `${rule}: ${field}`);
}

const GOOD: Readonly<Partial<Record<keyof Brief, readonly string[]>>> = {
  who: [
    'Hana Weiss',
    'someone who has run pricing for clinics',
    'Somebody at Kestrel Robotics',
    'anyone who has moved a hospital to tiered prices',
    'A partner of a climate fund who has led rounds in ocean companies',
    'CFO of a Series B health company',
    'the person who buys batteries at Northlight',
    'people who have sold a dental practice',
    'ליאת כהן',
    'ليلى حداد من بيروت',
    'jemand, der schon einmal Preise für Kliniken gemacht hat',
    'jemanden bei Siemens',
    'Einkaufsleiterin eines Stadtwerks',
    'irgendwen, der ein Pflegeheim verkauft hat',
    'Leute, die in Graz eine Bäckerei übernommen haben',
    'eine Gründerin mit Erfahrung in der Pflege',
    'Seed investors in ocean technology',
    'Frau Dr. Öztürk',
    'someone from the Leeds robotics meetup',
    'quelqu’un qui a vendu une clinique',
  ],
  what: [
    'An hour on a tier model for 40 clinics',
    'A coffee to compare how clinics price home visits',
    'A first talk with a seed investor about our spring round',
    'Feedback on a one-page price list',
    'Three names of firms that rent out labs in Leeds',
    'Pick your brain on tier prices for dental clinics',
    'A call',
    'An introduction to their head of product',
    'Help moving a payroll from Porto to Lyon',
    'Eine Stunde zu Preismodellen für Kliniken',
    'Sich über Wärmepumpen in Altbauten austauschen',
    'Rückmeldung zu einer Preisliste',
    'Auf einen Kaffee: wie rechnet ihr Hausbesuche ab?',
    'Une heure sur les prix',
    'Zwanzig Minuten Telefon zum Pflegegesetz',
  ],
  why: [
    'The price list changes in spring',
    'Two pilots are signed',
    'She wants to move into hardware',
    'I have 30 days left to find a lab',
    'Would be nice to hear before the board meets in March how others priced tiers',
    'Our lead engineer leaves in May',
    'Because the grant ends in June',
    'Die Preisliste ändert sich im Frühjahr',
    'Der Umzug nach Leipzig steht an',
    'Unsere Pflegekräfte kündigen, und wir verstehen nicht warum',
    'Weil die Förderung im Juni endet',
    'Visa',
  ],
  connectorUpside: [
    'She hears first how it went',
    'Priya wanted to meet more founders in health care',
    'Nothing at once, but he learns what clinics pay',
    'A customer of hers gets better prices',
    'Thanks from Hana, who has asked for candidates since May',
    'Sie lernt die Gründerin kennen, deren Dienst sie nutzt',
    'Er erfährt, was Kliniken zahlen',
    'Nichts sofort, aber er hört als Erster von der Studie',
    'Ein zufriedener Mandant',
    'Finder’s fee of 500',
  ],
  targetUpside: [
    'A first client in health care',
    'He looks for ocean companies',
    'Paid, two days a month',
    'A reader for her book on tariffs',
    'A candidate who has built two gearboxes',
    'Access to the data of 40 clinics',
    'Erste Kundin im Gesundheitswesen',
    'Bezahlte Beratung, zwei Tage im Monat',
    'Sie sucht seit Mai eine Entwicklerin',
    'Einblick in die Zahlen von 40 Kliniken',
  ],
  vouch: [
    'Two projects together; she delivered both early',
    'I never worked with her, but I have read her three reports on tariffs',
    'Four years at the next desk',
    'He repaired our payroll in a week',
    'Her code: I reviewed it for a year',
    'Seen her chair a hard meeting with the union',
    'Drei Jahre im selben Team',
    'Sie hat unsere Buchhaltung gerettet',
    'Nie zusammengearbeitet, aber ihre Gutachten zum Brandschutz gelesen',
    'Zwei gemeinsame Projekte, beide pünktlich',
  ],
  hesitation: [
    'He is busy, so half an hour by phone is enough',
    'She fears a sales pitch: I bring none',
    'Confidential figures; we sign beforehand',
    'She may be short of time. Twenty minutes will do.',
    'Twenty minutes are enough',
    'Nothing comes to mind',
    'Competitors - we leave customers out of it',
    'Could be seen as poaching; her boss knows',
    'Wenig Zeit, daher nur ein Telefonat',
    'Angst vor einem Verkaufsgespräch: ich verkaufe nichts',
    'Sie könnte zögern, aber ihr Chef weiß davon',
    'Ein kurzes Telefonat reicht',
  ],
  value: [
    'Figures of two pilots',
    'A list of the twelve labs that I have seen',
    'What we learnt from losing the Lyon tender',
    'A paid first day',
    'Two candidates for her open role',
    'Zahlen aus zwei Pilotprojekten',
    'Eine Liste der Labore, die ich gesehen habe',
    'Zwei Bewerberinnen für ihre offene Stelle',
    'Was wir aus der verlorenen Ausschreibung gelernt haben',
    'Un retour honnête sur leur site',
  ],
};

const BAD: Readonly<Partial<Record<keyof Brief, readonly [rule: string, texts: readonly string[]]>>> = {
  who: [
    'too vague',
    [
      'anyone',
      'Anyone!',
      'someone',
      'somebody who can help',
      'anyone you think fits',
      'someone with experience',
      'anyone in marketing',
      'good people',
      'investors',
      'your network',
      'someone in tech',
      'some interesting people',
      'the right person',
      'jemanden',
      'irgendwen',
      'irgendjemand aus der Branche',
      'jemand, der sich auskennt',
      'jemanden mit Erfahrung',
      'Investoren',
      'interessante Leute',
      'wen du gerade passend findest',
      'jemanden im Vertrieb',
    ],
  ],
  what: [
    'too vague',
    [
      'pick your brain',
      'Pick your brain about pricing',
      'a chat',
      'have a quick chat',
      'grab a coffee',
      'some advice',
      'help',
      'an intro',
      'catch up',
      'networking',
      'explore synergies',
      'mal austauschen',
      'Sich mal austauschen',
      'Austausch',
      'auf einen Kaffee',
      'Unterstützung',
      'mal reden',
      'ein paar Tipps',
      'Kontakte',
      'Synergien finden',
    ],
  ],
  why: [
    'too casual',
    [
      'why not',
      'just because',
      'would be nice',
      'Could be interesting',
      'just curious',
      'out of interest',
      'you never know',
      'worth a try',
      'sounds cool',
      '?',
      'einfach so',
      'nur so',
      'warum nicht',
      'könnte spannend sein',
      'aus reinem Interesse',
      'aus Spaß',
      'mal schauen',
      'schadet ja nicht',
    ],
  ],
  connectorUpside: [
    'one-sided',
    [
      'nothing',
      'none',
      '-',
      'not sure',
      'good karma',
      'my gratitude',
      'n/a',
      'no idea',
      'nichts',
      'keine Ahnung',
      'weiß ich noch nicht',
      'meinen Dank',
    ],
  ],
  targetUpside: [
    'one-sided',
    [
      'nothing really',
      '?',
      'tbd',
      'exposure',
      "I don't know",
      'unclear',
      'new contacts',
      'nichts',
      'unklar',
      'neue Kontakte',
      'k. A.',
      'Dankbarkeit',
    ],
  ],
  vouch: [
    'risky',
    [
      'nothing',
      'good guy',
      'She is great',
      'never worked with him',
      "I don't really know her work",
      'only know her from LinkedIn',
      'we have not worked together yet',
      'really nice person',
      'nie zusammengearbeitet',
      'kenne ihn kaum',
      'netter Kerl',
      'super Typ',
      'nur über LinkedIn',
      'nichts',
    ],
  ],
  hesitation: [
    'doubts left open',
    [
      'She is busy',
      'He might say no',
      'They may be afraid of a sales pitch',
      'worried about poaching',
      'He hates cold introductions.',
      'She is sceptical of consultants',
      'little time',
      'could be annoyed by one more request',
      'keine Zeit',
      'Sie könnte zögern',
      'Angst vor einem Verkaufsgespräch',
      'Er ist sehr beschäftigt',
      'Bedenken wegen der Konkurrenz',
    ],
  ],
  value: [
    'nothing to bring',
    [
      'nothing',
      'nothing yet',
      'not sure',
      '-',
      'tbd',
      'no idea',
      'my thanks',
      'nichts',
      'noch nichts',
      'keine Ahnung',
      'weiß nicht',
      'unklar',
    ],
  ],
};

describe('what says something is left in peace', () => {
  test('a whole brief raises no hint, of whatever kind', () => {
    for (const kind of ['introduction', 'referral', 'recommendation'] as const)
      expect(checkBrief({ kind, brief: WHOLE })).toEqual([]);
  });

  for (const [field, texts] of Object.entries(GOOD))
    test.each(texts)(`${field}: %s`, (text) => {
      expect(rulesOn(field as keyof Brief, text)).toEqual([]);
    });
});

describe('what a connector would stumble over is hinted at', () => {
  for (const [field, [rule, texts]] of Object.entries(BAD))
    test.each(texts)(`${field}: %s`, (text) => {
      expect(rulesOn(field as keyof Brief, text)).toEqual([`${rule}: ${field}`]);
    });
});

describe('the words to forward', () => {
  const words = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');

  test('ninety words are few enough, ninety-one are not', () => {
    expect(rulesOn('blurb', words(90))).toEqual([]);
    expect(rulesOn('blurb', words(91))).toEqual(['long: blurb']);
  });

  test('signs are no words, and a link is one', () => {
    expect(countWords('Ana – founder, Tidewater * https://tidewater.example/a/b?c=d')).toBe(4);
    expect(countWords('  ')).toBe(0);
  });
});

describe('what is missing', () => {
  test('an empty ask raises every hint of its kind, and shows one: the next to say', () => {
    const hints = checkBrief({ kind: 'referral', brief: {} });
    expect(hints.map(({ field }) => field)).toEqual([
      'what',
      'who',
      'why',
      'connectorUpside',
      'targetUpside',
      'vouch',
      'hesitation',
      'value',
      'blurb',
    ]);
    expect(hintsToShow(hints).map(({ field }) => field)).toEqual(['what']);
  });

  test('what is written badly shows beside the next that is missing', () => {
    const brief = { what: 'pick your brain', who: 'Hana Weiss', targetUpside: 'nothing' };
    const shown = hintsToShow(checkBrief({ kind: 'introduction', brief }));
    expect(shown.map(({ rule, field }) => `${rule}: ${field}`)).toEqual([
      'too vague: what',
      'too casual: why',
      'one-sided: targetUpside',
    ]);
  });

  test('only a referral needs something to vouch with, and a recommendation nobody’s hour', () => {
    const { vouch: _, ...brief } = WHOLE;
    expect(checkBrief({ kind: 'introduction', brief })).toEqual([]);
    expect(checkBrief({ kind: 'referral', brief }).map(({ rule }) => rule)).toEqual(['risky']);
    const name = { what: WHOLE.what as string, who: WHOLE.who as string, why: WHOLE.why as string };
    expect(checkBrief({ kind: 'recommendation', brief: name })).toEqual([]);
  });

  test('blanks are nothing said, and every hint names its source', () => {
    const hints = checkBrief({ kind: 'referral', brief: { what: ' \n', blurb: 'a '.repeat(100) } });
    expect(hints.find(({ field }) => field === 'what')?.isMissing).toBe(true);
    for (const { source } of hints) expect(source).toMatch(/^S[0-4](\.\d+)?$/);
  });
});
