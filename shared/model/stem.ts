// Words brought to a form in which they can be compared: no case, no accents, no ending. English and German endings are
// taken off alike, for a note does not say its language. Light on purpose: it may join "founder" and "found", and must
// never turn a word into one that does not stand at its beginning (match.ts looks for the bare form inside raw text).
import { folded } from './board.ts';

/** Endings that only say the number, the person or the trade; longest first. */
const ENDINGS = [
  ...['ierungen', 'ierung', 'ungen', 'ings', 'ions', 'ers', 'ern', 'ies', 'ing', 'ung', 'ion', 'est'],
  ...['ed', 'en', 'er', 'em', 'es', 'e', 's', 'y'],
];
/** What is left of a word is at least so long. */
const LEFT = 3;
/** A bare form of so many letters is also found at the beginning of a longer word: "klinik" in "Klinikleitung". */
const LONG = 5;

/** Words of a question that say nothing about whom one looks for. */
const EMPTY = new Set(
  [
    'a about all also am an and any anybody anyone are as ask asked asks at be been by can contact could do does done for from get',
    'give good had has have he help her him his how i in intro introduce introduced introduction is it its know knows let',
    'like look looking looks me meet meeting met my name need needed needs new of on one or our out people person please she',
    'should so some somebody someone something speak talk than that the their them there they this time to two up us use want',
    'wanted wants was way we were what when where which who whom whose why will with work working works would you your',
    'aber als am an auf aus bei bitte brauche braucht brauchen das dass dem den der des die ein eine einem einen einer eines',
    'er es fur gerne gesucht gibt hat haben hilfe ich ihm ihn ihr im in ist jemand jemanden kann kennen kennt kenne leute man',
    'mein meine mich mir mit nach oder person personen sich sie sind suche sucht suchen um und uns unser unsere von vor was',
    'wer wie will wir wo zu zum zur',
  ]
    .join(' ')
    .split(' '),
);

/** A word without its ending, and without the consonant that an ending doubled ("planning" is "plan"). */
export function stemOf(word: string): string {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= LEFT);
  if (ending === undefined) return word;
  const bare = word.slice(0, -ending.length);
  const isDoubled = bare.length > LEFT && /([bdfgkmnprt])\1$/.test(bare);
  return isDoubled ? bare.slice(0, -1) : bare;
}

/** The words of a text, folded, in their order. */
export function wordsOf(text: string): string[] {
  return folded(text).replaceAll('ß', 'ss').match(WORD) ?? [];
}

const WORD = /[\p{L}\p{N}]+/gu;

/** So many words of a question count, the first ones: each is one bit of a number (`readerOf`). */
const QUESTION_MAX = 30;

/** What a question asks for: its words that say something, without their endings, each once. */
export function questionOf(texts: Iterable<string>): string[] {
  const stems = new Set<string>();
  for (const text of texts)
    for (const word of wordsOf(text)) if (word.length > 1 && !EMPTY.has(word)) stems.add(stemOf(word));
  return [...stems].slice(0, QUESTION_MAX);
}

/**
 * A reader that says which words of a question stand in a text: bit n for the n-th. Each word of the network is judged
 * once, and a text that holds none of the letters is not taken apart: 100,000 notes are read in a fraction of a second.
 */
export function readerOf(question: readonly string[]): (text: string) => number {
  const near = new RegExp(question.join('|'));
  const judged = new Map<string, number>();
  return (text) => {
    const plain = folded(text).replaceAll('ß', 'ss');
    if (question.length === 0 || !near.test(plain)) return 0;
    let answers = 0;
    for (const word of plain.match(WORD) ?? []) {
      const known = judged.get(word) ?? answersOf(word, question);
      judged.set(word, known);
      answers |= known;
    }
    return answers;
  };
}

function answersOf(word: string, question: readonly string[]): number {
  const bare = stemOf(word);
  return question.reduce(
    (bits, stem, n) => (bare === stem || (stem.length >= LONG && word.startsWith(stem)) ? bits | (1 << n) : bits),
    0,
  );
}
