// Drafts that know whom they speak of: for whom an ask is, the one whom it names, and on which terms a party agreed.
import { describe, expect, test } from 'vitest';
import { recordAnswer } from '../../../shared/model/consent.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { checkDraft } from '../../../shared/model/messages/draft-check.ts';
import { emlOf, LONGEST_MAILTO, mailtoOf } from '../../../shared/model/messages/mail.ts';
import { Story } from '../story.ts';
import { BUILT_INS, draftFor, fullCard } from './writing.ts';

const ANA = { title: 'Founder', firm: 'Tidewater Health' };
const BRIEF = { what: 'A talk', who: 'a CFO', why: 'They grow.' };

function network() {
  const story = new Story();
  story.change((document) => {
    document.me.name = 'Mo Okafor';
  });
  const [ana, bjorn, priya] = ['Ana Jansen', 'Björn Díaz', 'Priya Raman'].map((name) => story.person(name, ANA));
  return { story, ana, bjorn, priya } as { story: Story; ana: PersonId; bjorn: PersonId; priya: PersonId };
}

describe('an ask', () => {
  test('to somebody who knows somebody for Ana says that it is for Ana', () => {
    const { story, ana, bjorn } = network();
    const ask = story.ask({ title: 'A CFO', asker: ana, brief: BRIEF });
    const id = story.propose({ connector: bjorn, partyA: 'me', ask });
    const { subject, body } = draftFor(story, 'ask', { card: id });
    expect(body).toContain('It is for Ana Jansen, Founder at Tidewater Health.');
    expect(subject).toBe('Do you know somebody for this: A CFO?');
    expect(body).toContain('If somebody comes to mind, a name is enough');
  });

  test.each([
    ['en', 'Would you introduce me to Björn Díaz?', 'a short yes is enough', /comes to mind|a name is enough/],
    ['de', 'Würdest du mich mit Björn Díaz bekannt machen?', 'reicht ein kurzes Ja', /jemand einfällt|reicht ein Name/],
  ])('in %s for somebody who is named asks for nobody else', (language, subject, ending, others) => {
    const { story, bjorn, priya } = network();
    const named = story.ask({ title: 'Prices', brief: { ...BRIEF, who: 'björn díaz ' } });
    const intro = story.propose({ connector: priya, partyA: 'me', partyB: bjorn });
    for (const card of [named, intro]) {
      const draft = draftFor(story, 'ask', { card, party: priya, language });
      expect(draft.subject).toBe(subject);
      expect(draft.body).toContain(ending);
      expect(draft.body).not.toMatch(others);
    }
    // To the one who is sought it is no question for somebody else.
    expect(draftFor(story, 'ask', { card: named, party: bjorn, language }).subject).not.toBe(subject);
  });

  test.each(['en', 'de'] as const)('in %s for somebody who is named passes the whole check', (language) => {
    const { story, ana } = fullCard(language);
    const brief = { ...BRIEF, who: 'Björn Díaz', why: language === 'de' ? 'Sie wachsen schnell.' : 'They grow fast.' };
    const card = story.ask({ title: 'Prices', brief });
    const draft = draftFor(story, 'ask', { card, party: ana, language });
    expect(checkDraft({ ...draft, moment: 'ask', language })).toEqual([]);
  });
});

describe('the question whether somebody wants to meet', () => {
  test.each(['en', 'de'])('in %s has no gap for what the reason says already', (language) => {
    const { story, ana, bjorn } = network();
    const id = story.propose({ partyA: ana, partyB: bjorn, why: 'You both build for clinics.' });
    expect(draftFor(story, 'permission', { card: id, party: ana, language }).body).not.toContain('[');
  });
});

describe('the terms on which a party agreed', () => {
  const agreed = (neverLeaves: boolean) => {
    const all = network();
    const id = all.story.propose({ partyA: all.ana, partyB: all.bjorn, why: 'You both build for clinics.' });
    const said = { id, answer: 'yes', on: all.story.today } as const;
    all.story.change((d, s) => recordAnswer(d, { ...said, party: all.ana, terms: 'after the 10th', neverLeaves }, s));
    all.story.change((d, s) => recordAnswer(d, { ...said, party: all.bjorn }, s));
    return (moment: 'introduction' | 'talking points', language: string) =>
      draftFor(all.story, moment, { card: id, language }).body;
  };

  test.each([
    ['en', 'What suits Ana: after the 10th'],
    ['de', 'Was für Ana passt: after the 10th'],
  ])('stand in the introduction, in %s', (language, line) => {
    for (const moment of ['introduction', 'talking points'] as const) {
      expect(agreed(false)(moment, language)).toContain(line);
      expect(agreed(false)(moment, language)).not.toMatch(/(suits|für) Björn/);
    }
  });

  test('stay home when they were said in confidence', () => {
    for (const { language } of BUILT_INS)
      expect(agreed(true)('introduction', language)).not.toContain('after the 10th');
  });
});

describe('odd words', () => {
  test('a template that is nothing but an optional line is an empty message', () => {
    const { story, ana } = network();
    const draft = draftFor(story, 'catch-up', { party: ana, beginning: { subject: '{{?}}', body: '{{?}}' } });
    expect([draft.subject, draft.body]).toEqual(['', '']);
    expect(mailtoOf(draft)).toBe('mailto:?subject=&body=');
    expect(emlOf(draft)).toContain('Subject: \r\n');
  });

  test('somebody called {{me}} is called that, and not by my name', () => {
    const story = network().story;
    const odd = story.person('{{me}} {{first name}}');
    const { subject, body } = draftFor(story, 'thanks', { party: odd });
    expect(subject).toBe('Thank you, {{me}}');
    expect(body).toMatch(/^Hi \{\{me\}\},/);
    expect(body.match(/Mo Okafor/g)).toHaveLength(1);
  });

  test('a message to a thousand goes by blind copy, and leaves as a file', () => {
    const story = network().story;
    const ask = story.ask({ title: 'A CFO', brief: BRIEF });
    const many = Array.from({ length: 1_000 }, (_, n) => `person-${n}@a-rather-long-domain-of-a-firm.example`);
    const draft = { ...draftFor(story, 'progress', { card: ask }), to: [], bcc: many };
    expect(mailtoOf(draft).length).toBeGreaterThan(LONGEST_MAILTO);
    const lines = emlOf(draft).split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(998);
    expect(lines.filter((line) => line.startsWith('To:'))).toEqual([]);
    const [head = ''] = emlOf(draft).split('\r\nSubject:');
    expect(many.every((address) => head.includes(` ${address}`))).toBe(true);
    expect(emlOf(draft).length).toBeLessThan(500_000);
  });
});
