// Drafts in a storm: whatever people wrote on a card or on a person, no moment throws, no fact is read as a template, and
// nothing becomes a header of the message.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editIntro } from '../../../shared/model/intro.ts';
import { emlOf, mailtoOf } from '../../../shared/model/messages/mail.ts';
import { MOMENTS } from '../../../shared/model/messages/moments.ts';
import { Story } from '../story.ts';
import { draftFor } from './writing.ts';

const odd = fc.constantFrom(
  '{{',
  '}}',
  '{{me}}',
  '{{?}}',
  '\r\nBcc: x@y.example',
  '\n',
  '\ud800',
  '$&',
  '\u2028',
  '🪸',
  ' ',
);
const prose = fc
  .array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 6 })
  .map((parts) => parts.join(''));

test('no moment throws, no fact is expanded, no header is smuggled in', () => {
  fc.assert(
    fc.property(prose, prose, prose, fc.constantFrom('en', 'de', 'fr', 'x', '{{'), (name, title, why, language) => {
      const story = new Story();
      story.change((document) => {
        document.me.name = 'SECRET-ME';
      });
      const [ana, bo] = [
        story.person(`A${name}`, { title }),
        story.person(`B${title}`, { emails: { [`${name}@x`]: '' } }),
      ];
      const id = story.propose({ partyA: ana, partyB: bo });
      story.change((document, stamp) =>
        editIntro(document, { id, changes: { why, gainA: name, value: title } }, stamp),
      );
      const ask = story.ask({ title: `T${name}`, asker: ana, brief: { what: why, who: name } });
      for (const moment of MOMENTS)
        for (const card of [id, ask]) {
          const draft = draftFor(story, moment, { card, party: ana, language });
          expect(draft.body.split('SECRET-ME').length).toBeLessThanOrEqual(2);
          expect(emlOf(draft).split('\r\n\r\n')[0]).not.toMatch(/^bcc/im);
          expect([...new URL(mailtoOf(draft)).searchParams.keys()]).toEqual(['subject', 'body']);
        }
    }),
    { numRuns: 40 },
  );
});
