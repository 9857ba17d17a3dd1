// No value is lost: each word of each property of each card that other programs wrote is found again in what is read.
// The cards are ez-vcard's samples and those that Evolution's own tests install.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asUtf8 } from '../../../../electron/keeper/files/decode.ts';
import { type ContentLine, contentLines, splitCards } from '../../../../electron/keeper/files/vcard-lines.ts';
import type { Arrival } from '../../../../shared/model/arrival.ts';
import { card, read, vector } from './reading.ts';

const EVOLUTION = '/usr/libexec/evolution-data-server/installed-tests/vcards';

/** What speaks of the file, the program or the drawing of the card. */
const OF_THE_FILE = /^(VERSION|PRODID|REV|PROFILE|X-MS-OL-DESIGN|X-MS-OL-DEFAULT-POSTAL-ADDRESS)$/;
/** What stands in so many words only to say what kind of value follows, and the group that holds everybody. */
const NO_WORDS = /\b(urn:uuid:|mailto:|tel:|;ext=)|\* ?my ?contacts\b|^my ?contacts$/gi;

/** Words and numbers, and days as their digits. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\\[,;:"\\]/g, ' ')
    .replace(/\\n/g, ' ')
    .replace(/(\d{4}|--)-?(\d\d)-?(\d\d)(t[\d:.z]*)?(?!\d)/g, '$1$2$3');
  return plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Data that nobody reads: their number is told instead. */
function isData({ params, value }: ContentLine): boolean {
  return /^(b|base64)$/i.test(params.get('ENCODING')?.[0] ?? '') || /^data:/i.test(value);
}

/** The words of a card that are nowhere in what was read of it. */
function lostWords(lines: readonly ContentLine[], arrivals: readonly Arrival[]): string[] {
  const found = new Set(wordsOf(JSON.stringify(arrivals)));
  return lines.flatMap((line) => {
    if (OF_THE_FILE.test(line.name) || isData(line)) return [];
    // The year that is none is not kept.
    const value = line.params.has('X-APPLE-OMIT-YEAR') ? line.value.replace(/^\d{4}/, '--') : line.value;
    const words = wordsOf(value.replace(NO_WORDS, ' '));
    return words.filter((word) => !found.has(word)).map((word) => `${line.name}: ${word}`);
  });
}

/** The lost words of a file, each of its cards read alone: what one card loses, another may hold. */
async function lostFrom(bytes: Buffer): Promise<string[]> {
  const lost: string[] = [];
  for (const raw of splitCards(asUtf8(bytes).toString('latin1'))) {
    const alone = Buffer.from(['BEGIN:VCARD', ...raw.lines, 'END:VCARD', ''].join('\r\n'), 'latin1');
    const { arrivals } = await read(alone);
    expect(arrivals).toHaveLength(1);
    lost.push(...lostWords(contentLines(raw).lines, arrivals));
  }
  return lost;
}

describe('every card of', () => {
  const books = readdirSync(new URL('../../../vectors/vcard/', import.meta.url)).filter((name) => /\.vcf$/.test(name));

  test.each(books)('%s', async (name) => expect(await lostFrom(vector(`vcard/${name}`))).toEqual([]));

  test('Evolution’s own tests', async () => {
    if (!existsSync(EVOLUTION)) throw new Error('install the system package evolution-data-server-tests');
    const files = readdirSync(EVOLUTION).filter((name) => name.endsWith('.vcf'));
    expect(files).toHaveLength(40);
    for (const name of files) {
      const bytes = readFileSync(join(EVOLUTION, name));
      expect([name, (await read(bytes)).leftOut, await lostFrom(bytes)]).toEqual([name, [], []]);
    }
  });
});

test('a loss would be seen', async () => {
  const { arrivals } = await read(card('FN:Ana\nTITLE:CEO'));
  const [fuller] = splitCards(card('FN:Ana Díaz\nTITLE:CEO\nX-MOOD:sunny'));
  const lines = fuller ? contentLines(fuller).lines : [];
  expect(lostWords(lines, arrivals)).toEqual(['FN: díaz', 'X-MOOD: sunny']);
});
