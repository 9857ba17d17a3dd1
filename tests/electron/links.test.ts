// What a start of the app, or a link that another program opened, asks for.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedBy, LONGEST_GIVEN, linkAsks } from '../../electron/links.ts';

describe('A command line', () => {
  test.each([
    [['vouchsafe'], { is: 'show' }],
    [['vouchsafe', '--no-sandbox', '.'], { is: 'show' }],
    [['vouchsafe', '--hidden'], { is: 'hidden' }],
    [['vouchsafe', '--hidden', '--capture'], { is: 'capture' }],
    [['vouchsafe', '--allow-file-access', 'vouchsafe://capture?text=Ana'], { is: 'capture', text: 'Ana' }],
  ] as const)('%j', (argv, asked) => {
    expect(askedBy(argv)).toEqual(asked);
  });
});

describe('A link', () => {
  test.each([
    ['vouchsafe://capture?text=L%C3%A9a%20needs%20a%20CFO', { is: 'capture', text: 'Léa needs a CFO' }],
    ['vouchsafe://capture/?text=a+b', { is: 'capture', text: 'a b' }],
    ['VOUCHSAFE:capture?text=a', { is: 'capture', text: 'a' }],
    ['vouchsafe://capture', { is: 'capture' }],
    ['vouchsafe://capture?text=', { is: 'capture' }],
    ['vouchsafe://capture?text=%20%20', { is: 'capture' }],
    ['vouchsafe://capture?text=one%0D%0Atwo%00%1B', { is: 'capture', text: 'one\ntwo' }],
    ['vouchsafe://unlock?passphrase=x', { is: 'show' }],
    ['vouchsafe://', { is: 'show' }],
    ['https://capture?text=a', { is: 'show' }],
    ['vouchsafe://capture?text=%E0%A4%A', { is: 'capture', text: '\ufffd%A' }],
    ['not a link', { is: 'show' }],
  ] as const)('%s', (link, asked) => {
    expect(linkAsks(link)).toEqual(asked);
  });

  test('brings as much as the line holds, and no more', () => {
    const asked = linkAsks(`vouchsafe://capture?text=${'x'.repeat(LONGEST_GIVEN + 500)}`);
    expect(asked).toEqual({ is: 'capture', text: 'x'.repeat(LONGEST_GIVEN) });
  });

  test('whatever it says, it throws nothing and brings no control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const asked = askedBy([`vouchsafe://capture?${text}`, text]);
        if (asked.is === 'capture') expect(asked.text ?? '').not.toMatch(/[^\n\P{Cc}]/u);
      }),
    );
  });
});
