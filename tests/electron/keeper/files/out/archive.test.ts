// The readable archive: everything is in it, in words, and nothing that somebody wrote is ever anything but text.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { writeArchive } from '../../../../../electron/keeper/files/out/archive.ts';
import { gather, type Telling } from '../../../../../electron/keeper/files/out/archive-index.ts';
import type { Wanted } from '../../../../../electron/keeper/files/out/wanted.ts';
import { plantAsk, recordResponse, tellOfAsk } from '../../../../../shared/model/broadcast.ts';
import { recordAnswer } from '../../../../../shared/model/consent.ts';
import type { VouchsafeDocument } from '../../../../../shared/model/document.ts';
import { recordFeedback } from '../../../../../shared/model/feedback.ts';
import { affiliationsOf } from '../../../../../shared/model/firm.ts';
import { addInteraction, interactionsWith } from '../../../../../shared/model/interaction.ts';
import { ledgerWith } from '../../../../../shared/model/ledger.ts';
import { editMe } from '../../../../../shared/model/me.ts';
import { noteMessage } from '../../../../../shared/model/message.ts';
import { addPromise } from '../../../../../shared/model/promise.ts';
import { recordNews } from '../../../../../shared/model/thanks.ts';
import { recordTie, tiesOf } from '../../../../../shared/model/tie.ts';
import { EVERYTHING, GUARDED, ORIGIN } from '../../../../helpers/leaving.ts';
import { weatheredNetwork } from '../../../../helpers/weather.ts';
import { Story, TODAY } from '../../../../shared/story.ts';

/** Prints every element and comment of a page, and every attribute, as another program's parser finds them. */
const SKELETON = `
import sys
from html.parser import HTMLParser
class Bones(HTMLParser):
    def handle_starttag(self, tag, attrs): print(tag, sorted(attrs))
    def handle_comment(self, data): print("COMMENT", data)
    def handle_decl(self, decl): print("DECL", decl)
    def handle_pi(self, data): print("PI", data)
    def unknown_decl(self, data): print("UNKNOWN", data)
Bones().feed(open(0, encoding="utf-8").read())
`;
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onclick='alert(1)",
  '</style><style>*{display:none}',
  '</title></head><body onload=alert(1)>',
  '<!-- ',
  '--><b>',
  '<![CDATA[<b>]]>',
  '\0<\0b>',
  '&lt;b&gt;&#60;b&#62;',
  'javascript:alert(1)',
  '\u202e<b>',
];

function archiveOf(document: VouchsafeDocument, wanted: Wanted = EVERYTHING): string {
  return [...writeArchive(document, wanted, { records: 0, keptHome: 0 }, ORIGIN)].join('');
}

function gathered(document: VouchsafeDocument): Telling {
  const steps = gather(document, EVERYTHING, { records: 0, keptHome: 0 }, TODAY);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What a page is made of, in order; a colour that follows from a name is only a colour. */
function skeletonOf(page: string): string[] {
  const said = execFileSync('/usr/bin/python3', ['-c', SKELETON], { input: page, encoding: 'utf8', maxBuffer: 1e9 });
  return said.replace(/hue-\d/g, 'hue').split('\n');
}

/** What users and files write, wherever it stands. */
const WRITTEN =
  /^(name|firm|title|place|howMet|metThroughName|expertise|needs|about|what|who|why|whyConnector|text|words|terms|subject|blurb|names|approach|value|vouch|gain[AB]|kind|back|link|outcomeWords|declinedFor|job(Role|Firm|Link))$/;
const SETS = /^(emails|phones|links|tags|alsoInFile|aliases)$/;
/** Tables in which `kind` is a word of a closed list. */
const CLOSED = /^(asks|intros|interactions|batches)$/;
/** In a history `what` says of which kind an entry is; in a brief it is what somebody wants. */
const isClosedWord = (key: string, table: string, within: string) =>
  (key === 'kind' && CLOSED.test(table)) || (key === 'what' && within === 'history');

/** The same network, in which everybody who wrote anything went on with the same words. */
function continued(value: unknown, more: string, key = '', table = '', within = ''): unknown {
  if (typeof value === 'string') return WRITTEN.test(key) && !isClosedWord(key, table, within) ? value + more : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => {
    const inside = continued(each, more, name, table || name, name === 'history' || name === 'brief' ? name : within);
    return SETS.test(key) ? [name + more, typeof inside === 'string' ? inside + more : inside] : [name, inside];
  });
  return Object.fromEntries(entries);
}

function told() {
  const story = new Story();
  story.change((document) => editMe(document, { name: 'Mo Sample', firm: 'Sample & Daughters' }));
  const [ana, bjorn] = [
    story.person('Ana Jansen', { title: 'Founder', emails: { 'ana@tide.example': 'work' }, birthday: '--02-29' }),
    story.person('Björn Díaz', { neverLeaves: ['*'] }),
  ];
  story.change((d, s) => recordTie(d, { a: ana, b: bjorn, kind: 'mentor', back: 'mentee' }, s));
  story.change((d, s) => addInteraction(d, { person: ana, kind: 'gave help', on: TODAY, text: 'Read her deck' }, s));
  const intro = story.propose({ partyA: ana, partyB: bjorn, why: 'pricing, for care at home' });
  story.asked(intro, ana);
  story.change((d, s) =>
    recordAnswer(
      d,
      { id: intro, party: ana, answer: 'yes', on: TODAY, words: 'any day but Monday', terms: 'mail yes, phone no' },
      s,
    ),
  );
  story.change((d, s) => addPromise(d, { id: intro, by: ana, text: 'One page of facts', due: TODAY }, s));
  const words = 'She opened the door, and it <worked>';
  const details = { id: intro, party: ana, on: TODAY, words };
  story.change((d, s) => recordFeedback(d, { ...details, feeling: 'glad of it' }, s));
  story.change((d, s) => recordFeedback(d, { ...details, words: 'between us: he was late', neverLeaves: true }, s));
  story.change((d, s) => recordNews(d, { ...details, news: 'sent', words: 'They signed' }, s));
  story.change((d, s) =>
    noteMessage(
      d,
      { id: intro, moment: 'thanks', parties: [ana], channel: 'mail', subject: 'Thank you', words: 'Dear Ana' },
      s,
    ),
  );
  const ask = story.ask({
    title: 'A translator',
    asker: ana,
    brief: { what: 'A contract in Portuguese', approach: 'Ask at the book fair' },
    jobRole: 'Interpreter',
  });
  const chi = story.person('Chiara');
  story.change((d, s) => tellOfAsk(d, { id: ask, parties: [chi], channel: 'phone', on: TODAY }, s));
  story.change((d, s) =>
    recordResponse(d, { id: ask, party: chi, response: 'will think', on: TODAY, words: 'after the fair' }, s),
  );
  story.change((d, s) => plantAsk(d, { id: ask, party: chi, on: TODAY, until: '2026-12-10' }, s));
  return story;
}

describe('the archive tells', () => {
  test('E10: people, ties, what was given, asks, introductions with consent and promises, and histories in words', () => {
    const page = archiveOf(told().document).replace(/<[^>]*>/g, '');
    for (const words of [
      'The network of Mo Sample',
      '3 people, 1 ask and 1 introduction, as they stood on 22 Nov 2026',
      'ana@tide.example work',
      '29 Feb',
      'Björn Díaz mentee',
      'Ana Jansen mentor',
      'You gave help once',
      'Read her deck',
      'said yes asked 22 Nov 2026 (email), answered 22 Nov 2026“any day but Monday”',
      'Ana Jansen: One page of facts open · due 22 Nov 2026',
      'Ana Jansen said yes: “any day but Monday” on 22 Nov 2026',
      'A contract in Portuguese',
      'mail yes, phone no',
      'She opened the door',
      'between us: he was late',
      'They signed',
      'Dear Ana',
      'Interpreter',
      'Ask at the book fair',
      'Chiara 22 Nov 2026 · will think“after the fair”',
      'from 10 Dec 2026',
      'what was said in confidence too',
    ])
      expect(page).toContain(words);
  });

  test('E6: nothing of whom nothing leaves, and says so', () => {
    const page = archiveOf(told().document, GUARDED);
    expect(page).not.toContain('Björn');
    expect(page).not.toContain('pricing');
    expect(page).toContain('What never leaves the vault stayed there');
    expect(page).toContain('2 people, 1 ask and 0 introductions');
  });

  test('of each person what the model tells of them, found for all of them at once', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const document = weatheredNetwork(seed);
      const { people } = gathered(document);
      expect(people.size).toBeGreaterThan(0);
      for (const [id, { interactions, affiliations, ties, ledger }] of people) {
        const { given, received } = ledgerWith(document, id);
        expect(ledger).toEqual({ given, received });
        expect(interactions).toEqual(interactionsWith(document, id));
        expect(affiliations).toEqual(affiliationsOf(document, id));
        expect(ties).toEqual(tiesOf(document, id).filter(({ other }) => people.has(other)));
      }
    }
  });
});

describe.skipIf(process.platform !== 'linux')('the archive is one page that', () => {
  test('E11: runs nothing, fetches nothing, and says so itself', () => {
    const page = archiveOf(weatheredNetwork(2));
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(style).not.toMatch(/url\(|@import|expression/);
    const bones = skeletonOf(page);
    expect(
      bones.filter((bone) => /^(script|link|img|iframe|object|form|input|svg|base|COMMENT|PI)\b/.test(bone)),
    ).toEqual([]);
    // Every way leads to a place in this page, and every place is there once.
    const ways = [...page.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
    const places = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(new Set(places).size).toBe(places.length);
    expect(ways.filter((way) => !places.includes(way.slice(1)) || !way.startsWith('#'))).toEqual([]);
  });

  test.each(HOSTILE)('E11: is made of the same elements and attributes when everybody ends in %j', (more) => {
    const tame = told().document;
    const page = archiveOf(continued(tame, more) as VouchsafeDocument);
    expect(skeletonOf(page)).toEqual(skeletonOf(archiveOf(tame)));
    expect(page.length).toBeGreaterThan(archiveOf(tame).length + more.length * 10);
  });
});
