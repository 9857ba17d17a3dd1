// Templates: text with placeholders, checked and filled. A missing fact leaves a gap or takes its optional line along; nothing
// is made up, and nothing that people wrote is read as a template. The built-in ones pass the draft check at every moment.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDraft } from '../../../shared/model/messages/draft-check.ts';
import { MOMENTS } from '../../../shared/model/messages/moments.ts';
import { PLACEHOLDERS, type Placeholder } from '../../../shared/model/messages/placeholders.ts';
import { faultsIn, fill } from '../../../shared/model/messages/template-text.ts';
import { beginningsFor, languageFor, languagesOf } from '../../../shared/model/messages/templates.ts';
import { editTemplate, saveTemplate } from '../../../shared/model/template.ts';
import { refusalOf, Story } from '../story.ts';
import { BUILT_INS, draftFor, fullCard } from './writing.ts';

describe('a template', () => {
  test.each([
    ['Hi {{first name}},', {}, 'Hi [your friend],'],
    ['Hi {{ First  Name }},', { 'first name': 'Ana' }, 'Hi Ana,'],
    ['Why: {{why}}.', { why: 'He prices care.' }, 'Why: He prices care.'],
    ['Why: {{why}}…', { why: 'Prices' }, 'Why: Prices…'],
    ['{{?}}For {{a}}: {{a gain}}\n\nBye', { a: 'Ana' }, 'Bye'],
    ['{{?}}For {{a}}: {{a gain}}\n\nBye', { a: 'Ana', 'a gain': 'Time' }, 'For Ana: Time\n\nBye'],
    ['One\n\n{{?}}{{why}}\n\nTwo', { why: '   ' }, 'One\n\nTwo'],
    ['- {{a}}\n{{?}}- {{a gain}}\n- {{b}}', { a: 'Ana', b: 'Bo' }, '- Ana\n- Bo'],
    ['{{why}}', { why: '{{me}} and {{?}}' }, '{{me}} and {{?}}'],
    ['{{nothing such}}', {}, '{{nothing such}}'],
    ['{{me', { me: 'Mo' }, '{{me'],
    ['{{value}}', {}, '[value]'],
  ])('%j with %j reads %j', (text, facts, read) => {
    expect(fill(text, facts, { 'first name': 'your friend' })).toBe(read);
  });

  test.each([
    ['Hi {{first name}}, {{ME}}', []],
    ['{{?}}{{why}}', []],
    ['Hi {{vorname}}', ['{{vorname}}']],
    ['{{me', ['{{me']],
    ['{{why}} and {{me}', ['{{me}']],
    ['me}}', ['}}']],
    ['{{}}', ['{{}}']],
    ['A {{?}} in the middle', ['{{?}}']],
    ['{ me } and [gap]', []],
    ['{{constructor}} {{constructor}}', ['{{constructor}}']],
  ])('%j has the faults %j', (text, faults) => {
    expect(faultsIn(text).map((fault) => fault.text)).toEqual(faults);
  });

  test('expands no placeholder twice, and never throws, whatever people wrote', () => {
    const names = Object.keys(PLACEHOLDERS) as Placeholder[];
    const odd = fc.constantFrom('{{', '}}', '{{me}}', '{{?}}', '\r\n', '\n', '\ud800', '$&', '$1', '[', '\u202e', ' ');
    const prose = fc
      .array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 9 })), { maxLength: 8 })
      .map((p) => p.join(''));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), prose), prose, (facts, text) => {
        expect(typeof fill(text, facts, {})).toBe('string');
        faultsIn(text);
        const why = `${facts.why ?? ''}x`;
        expect(fill('<{{why}}>', { ...facts, why }, {})).toBe(`<${why.trim()}>`.replace(/\n{3,}/g, '\n\n'));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the built-in templates', () => {
  const all = BUILT_INS.flatMap((words) => MOMENTS.map((moment) => [words.language, moment, words] as const));

  test.each(all)('in %s for “%s” name only what there is', (_, moment, { templates }) => {
    const { subject, body } = templates[moment];
    expect(faultsIn(`${subject}\n${body}`)).toEqual([]);
    expect(body.length).toBeGreaterThan(100);
  });

  test.each(BUILT_INS)('in $language for an ask that names whom it seeks name only what there is', ({ named }) => {
    expect(faultsIn(`${named.subject}\n${named.body}`)).toEqual([]);
  });

  test.each(all)('in %s for “%s” pass the whole check, filled from a full card', (language, moment) => {
    const { story, intro, ask, ana, bjorn } = fullCard(language as 'en' | 'de');
    for (const card of [intro, ask])
      for (const party of moment === 'introduction' || moment === 'talking points' || moment === 'progress'
        ? [undefined]
        : [ana, bjorn]) {
        // Two parties stand in an introduction; an ask has none yet.
        const isOfTwo = ['introduction', 'talking points', 'permission', 'nudge', 'decline', 'follow-up'].includes(
          moment,
        );
        if (card === ask && isOfTwo) continue;
        const draft = draftFor(story, moment, { card, ...(party && { party }), language });
        expect(checkDraft({ ...draft, moment, language })).toEqual([]);
        expect(draft.body).not.toMatch(/undefined|null|\.\.|\{|\}/);
      }
  });

  test('say in a decline nothing of who declined, whoever it goes to', () => {
    for (const { language } of BUILT_INS) {
      const { story, intro, ana } = fullCard(language as 'en' | 'de');
      const { subject, body } = draftFor(story, 'decline', { card: intro, party: ana, language });
      expect(subject + body).not.toMatch(/Björn|Díaz/);
    }
  });
});

describe('the user’s own templates', () => {
  const words = { moment: 'thanks', language: 'de', subject: 'Dank', body: 'Danke, {{first name}}' } as const;

  test('stand before the built-in ones, and come back out of the bin', () => {
    const story = new Story();
    const id = story.change((document, stamp) => saveTemplate(document, { ...words, name: 'Kurz' }, stamp));
    const names = () => beginningsFor(story.document, BUILT_INS, 'thanks', 'de').map(({ name }) => name);
    expect(names()).toEqual(['Kurz', 'Built in']);
    expect(beginningsFor(story.document, BUILT_INS, 'thanks', 'en')).toHaveLength(1);
    story.change((document) => editTemplate(document, { id, changes: { name: '', body: '' } }));
    expect(names()).toEqual(['My own', 'Built in']);
    expect(beginningsFor(story.document, BUILT_INS, 'thanks', 'de')[0]?.body).toBe('');
    story.takeBack(story.edits);
    expect(names()).toEqual(['Kurz', 'Built in']);
    expect(refusalOf(() => editTemplate(story.document, { id: 'ff' as typeof id, changes: {} })).code).toBe(
      'not-found',
    );
  });

  test('may be in any language; a person is written to in theirs where there are words in it', () => {
    const story = new Story();
    const ana = story.person('Ana', { language: 'pt-BR' });
    const bo = story.person('Bo', { language: 'de-AT' });
    const chosen = (...parties: (typeof ana)[]) => languageFor(story.document, BUILT_INS, 'thanks', parties);
    expect([chosen(ana), chosen(bo), chosen(ana, bo), chosen()]).toEqual(['en', 'de', 'en', 'en']);
    story.change((document) => {
      document.settings.language = 'de';
    });
    expect([chosen(ana), chosen(ana, bo)]).toEqual(['de', 'de']);
    story.change((document, stamp) => saveTemplate(document, { ...words, language: 'pt-BR' }, stamp));
    expect(chosen(ana)).toBe('pt-BR');
    expect(languagesOf(story.document, BUILT_INS)).toEqual(['en', 'de', 'pt-BR']);
    expect(languageFor(story.document, BUILT_INS, 'nudge', [ana])).toBe('de');
    expect(beginningsFor(story.document, BUILT_INS, 'thanks', 'pt-BR')).toMatchObject([{ subject: 'Dank' }]);
  });
});
