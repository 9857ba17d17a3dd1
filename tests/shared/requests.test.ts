// The table of requests: what crosses the boundary is parsed. Junk is rejected by the schema, never by an accident.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ZodError, type z } from 'zod';
import { deskRequests, keeperRequests } from '../../shared/requests.ts';

const TABLE: Readonly<Record<string, { readonly schema: z.ZodType }>> = { ...keeperRequests, ...deskRequests };
const NAMES = Object.keys(TABLE);
const schemaOf = (name: string): z.ZodType => (TABLE[name] as { schema: z.ZodType }).schema;
const accepts = (name: string, argument: unknown) => schemaOf(name).safeParse(argument).success;

const ID = 'ab'.repeat(16);
const DAY = '2026-11-22';
/** Requests that take no argument. */
const BARE = NAMES.filter((name) => accepts(name, undefined));

/** One good argument for each request that takes one. */
const GOOD: Readonly<Record<string, unknown>> = {
  'vault.create': { passphrase: 'four unrelated words here' },
  'vault.rehearse': { words: [0, 5, 11].map((place) => ({ place, word: 'abandon' })) },
  'vault.unlock': { recoveryWords: 'abandon ability' },
  'vault.changePassphrase': { current: { passphrase: 'x' }, next: 'y' },
  'vault.newRecoveryKey': { passphrase: 'x' },
  'vault.mergeBackup': { file: 'a' },
  'vault.restore': { file: 'a', secret: { passphrase: 'x' } },
  'me.edit': { name: 'Mo' },
  'settings.edit': { followUpDays: 14 },
  'rule.switch': { rule: 'my-load', off: true },
  'person.add': { name: 'Ana', emails: { 'a@x.example': 'work' }, tags: ['health'], birthday: '--02-29' },
  'person.edit': { id: ID, changes: { closeness: '' } },
  'interaction.add': { person: ID, kind: 'coffee', on: DAY, text: '' },
  'interaction.edit': { id: ID, changes: { text: 'x' } },
  'ask.capture': { title: 'A CFO', asker: 'me', brief: { why: 'x' } },
  'ask.edit': { id: ID, changes: { due: '' } },
  'ask.close': { id: ID, outcome: 'no reply' },
  'intro.propose': { connector: 'me', partyA: ID, partyB: ID.replace('a', 'b'), mode: 'direct' },
  'intro.edit': { id: ID, changes: { gainA: 'x', followUpOn: DAY } },
  'intro.nameParty': { id: ID, party: ID },
  'intro.asked': { id: ID, party: 'me', channel: 'phone', on: DAY },
  'intro.answered': { id: ID, party: ID, answer: 'not now', on: DAY, until: DAY },
  'intro.introduce': { id: ID, how: 'in person', on: DAY, mode: 'direct', override: true },
  'intro.close': { id: ID, outcome: 'worked out', value: 'a pilot', thanked: [ID] },
  'intro.promise': { id: ID, by: ID, text: 'Call' },
  'week.pick': { table: 'people', id: ID, on: DAY },
  'intro.editPromise': { id: ID, promise: ID, changes: { due: '' } },
  'intro.settlePromise': { id: ID, promise: ID, state: 'kept' },
  'ask.grow': { id: ID, title: 'Björn for Ana', kind: 'referral' },
  'ask.decline': { id: ID, reason: 'no time', mayTellReason: true },
  'ask.tell': { id: ID, parties: [ID], channel: 'email', on: DAY },
  'ask.response': { id: ID, party: ID, response: 'knows somebody', on: DAY },
  'intro.withdrew': { id: ID, party: ID, on: DAY, words: 'a new job' },
  'intro.feedback': { id: ID, party: ID, on: DAY, feeling: 'glad of it' },
  'card.thank': { id: ID, party: ID, thanks: 'waived' },
  'card.news': { id: ID, party: ID, news: 'sent', on: DAY },
  'card.plant': { id: ID, party: ID, on: DAY, until: DAY },
  'card.assess': { id: ID, party: ID, on: DAY, words: 'the price is off' },
  'card.message': { id: ID, moment: 'thanks', parties: [ID], channel: 'file', subject: '', words: '' },
  'fact.correct': { id: ID, entry: ID, changes: { words: 'no phone' } },
  'fact.strike': { id: ID, entry: ID, struck: true },
  'card.move': { id: ID, to: 'shaped', above: ID, mode: 'direct' },
  'capture.understand': { line: '@Ana needs', today: DAY, now: '09:00', mentions: [{ start: 0, end: 4, id: ID }] },
  'capture.complete': { words: 'an' },
  'capture.fit': { height: 96 },
  'capture.lead': { to: { card: ID } },
  'capture.seal': { id: ID, line: 'Ana needs a CFO', isUnfinished: true, capturedAt: 0 },
  'capture.forget': { id: ID },
  'inbox.drop': { id: ID },
  'shortcut.rest': { rests: true },
  'shortcut.change': { accelerator: 'CommandOrControl+Shift+Space' },
  'capture.keep': { is: 'thanks', card: ID, to: ID },
  'card.snooze': { id: ID, until: '' },
  search: { text: 'ana tag:kelp', limit: 40 },
  'bin.put': { table: 'people', ids: [ID] },
  'bin.restore': { table: 'asks', ids: [] },
  'import.read': { token: 'x' },
  'import.take': { reading: 'x', apart: [] },
  'import.columns': { reading: 'x', fields: ['given name', 'keep beside'] },
  'import.adopt': { reading: 'x' },
  'import.cancel': { request: 1 },
  'people.edit': { ids: [ID], changes: { addTags: ['health'], drumbeat: 30 } },
  'tag.drumbeat': { tag: 'climate', ideal: 30, atWorst: 0 },
  'person.merge': { keep: ID, other: ID.replace('a', 'b'), takeFromOther: ['name'] },
  'person.distinguish': { a: ID, b: ID.replace('a', 'b') },
  'tie.record': { a: ID, b: ID.replace('a', 'b'), kind: 'colleague' },
  'tie.edit': { id: ID, changes: { words: 'from Acme' } },
  'tie.deny': { a: ID, b: ID.replace('a', 'b') },
  'ask.suggest': { id: ID, today: DAY },
  'path.find': { from: 'me', to: { firm: 'Acme' }, today: DAY },
  'map.draw': { centre: 'me', today: DAY },
  'firm.describe': { name: 'Acme', changes: { aliases: ['Acme Inc'] } },
  'affiliation.add': { person: ID, firm: 'Acme', until: '2019-04' },
  'affiliation.edit': { id: ID, changes: { from: '2019' } },
  'view.save': { name: 'Dusty', shows: '{}' },
  'view.edit': { id: ID, changes: { name: 'Dusty ones' } },
  'template.save': { moment: 'thanks', language: 'pt-BR', name: 'Short', subject: 'Obrigado', body: '{{first name}}' },
  'template.edit': { id: ID, changes: { name: '', body: '{{me}}' } },
  'batch.look': { id: ID },
  'batch.undo': { id: ID },
  'export.write': { token: 'x', kind: 'age', everything: false, lock: { recipient: 'age1x' } },
  'export.report': { token: 'x', batch: ID },
  'desk.chooseTarget': { kind: 'vcard 4.0' },
  'desk.change': { scheme: 'dark' },
  'desk.copy': { text: 'x', secret: true },
  'desk.mail': { mailto: 'mailto:?subject=x&body=y' },
  'desk.saveMessage': { eml: 'x' },
  'desk.changeStarting': { atLogin: true, inTray: false },
  'desk.seen': { to: { screen: 'today' } },
};

test('every request is bare, or has an argument that it accepts', () => {
  expect([...BARE, ...Object.keys(GOOD)].sort()).toEqual([...NAMES].sort());
  for (const [name, argument] of Object.entries(GOOD)) expect([name, accepts(name, argument)]).toEqual([name, true]);
});

describe.each(NAMES)('%s', (name) => {
  const isBare = BARE.includes(name);

  test('rejects what is no argument of its', () => {
    const junk = [null, 0, 1, Number.NaN, '', 'x', true, [], [undefined], () => 1, Symbol('x'), 1n];
    for (const each of junk) expect(accepts(name, each)).toBe(false);
    if (isBare) expect(accepts(name, {})).toBe(false);
    else expect(accepts(name, undefined)).toBe(false);
  });

  test('throws nothing but a ZodError, whatever it is given', () => {
    const good = GOOD[name];
    const keys = typeof good === 'object' && good !== null ? Object.keys(good) : [];
    const like = fc.dictionary(fc.constantFrom(...keys, 'id', '__proto__', 'constructor'), fc.anything());
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withBigInt: true, withDate: true, withMap: true }), like), (argument) => {
        try {
          schemaOf(name).parse(argument);
        } catch (error) {
          expect(error).toBeInstanceOf(ZodError);
        }
      }),
    );
  });

  test('rejects a good argument as soon as one part of it is junk', () => {
    if (isBare) return;
    const good = GOOD[name] as Record<string, unknown>;
    for (const key of Object.keys(good))
      for (const junk of [null, Number.NaN, Symbol('x'), [null]])
        expect([key, junk, accepts(name, { ...good, [key]: junk })]).toEqual([key, junk, false]);
  });

  test('lets through only what its schema names', () => {
    if (isBare) return;
    const parsed = schemaOf(name).parse({
      ...(GOOD[name] as object),
      smuggled: 1,
      stage: 'ready',
      binnedAt: 1,
      order: '0',
    });
    expect(Object.keys(parsed as object).sort()).toEqual(Object.keys(GOOD[name] as object).sort());
  });
});

describe('what a request may say', () => {
  const changed = (name: string, part: object) => accepts(name, { ...(GOOD[name] as object), ...part });

  test.each([
    ['intro.asked', { on: '2026-02-30' }],
    ['intro.asked', { on: '' }],
    ['intro.asked', { party: 'somebody' }],
    ['intro.answered', { until: 'tomorrow' }],
    ['intro.answered', { answer: 'unasked' }],
    ['intro.propose', { partyA: 'constructor' }],
    ['intro.propose', { ask: '' }],
    ['intro.propose', { offered: false }],
    ['intro.promise', { text: '   ' }],
    ['intro.settlePromise', { promise: 'constructor' }],
    ['ask.capture', { asker: '' }],
    ['ask.capture', { asker: '__proto__' }],
    ['card.move', { to: 'done' }],
    ['card.move', { above: '' }],
    ['card.snooze', { until: '2026-13-01' }],
    ['bin.put', { table: 'me' }],
    ['bin.put', { table: '__proto__' }],
    ['bin.put', { ids: ['x'] }],
    ['settings.edit', { followUpDays: 0 }],
    ['settings.edit', { followUpDays: Number.POSITIVE_INFINITY }],
    ['person.add', { emails: { 'a@x.example': { constructor: 1 } } }],
    ['person.add', { tags: ['x'.repeat(61)] }],
    ['person.edit', { id: ID.toUpperCase() }],
    ['desk.mail', { mailto: 'https://x.example' }],
    ['desk.mail', { mailto: 'javascript:mailto:' }],
    ['vault.rehearse', { words: [{ place: 12, word: 'x' }] }],
  ])('%s does not take %j', (name, part) => {
    expect(changed(name, part)).toBe(false);
  });

  test('__proto__ as a key of a set reaches nobody', () => {
    const emails: unknown = JSON.parse('{ "__proto__": "work", "a@x.example": "home" }');
    const parsed = keeperRequests['person.add'].schema.safeParse({ name: 'Ana', emails });
    if (!parsed.success) return;
    expect(Object.keys(parsed.data.emails ?? {})).toEqual(['a@x.example']);
    expect(Object.getPrototypeOf(parsed.data.emails)).toBe(Object.prototype);
  });
});
