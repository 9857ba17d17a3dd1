// The usual words for what two people are to each other, and what each makes of the other side. Any other word will do.

const PAIRS = [
  ['colleague', 'colleague'],
  ['manager', 'report'],
  ['friend', 'friend'],
  ['partner', 'partner'],
  ['spouse', 'spouse'],
  ['sibling', 'sibling'],
  ['parent', 'child'],
  ['mentor', 'mentee'],
  ['investor', 'founder'],
  ['co-founder', 'co-founder'],
  ['client', 'adviser'],
] as const;

const BACK: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(([one, other]): [string, string][] => [
    [one, other],
    [other, one],
  ]),
);

/** The words to suggest, in the order in which one thinks of them. */
export const TIE_WORDS: readonly string[] = [...new Set(PAIRS.flat())];

/** What the other side is called: a manager's report; of a word that we do not know, the word itself. */
export function backOf(word: string): string {
  return BACK.get(word.trim().toLowerCase()) ?? word.trim();
}

/** What somebody is to the one whose page it is: "their report"; a word of the user's own stands as it is. */
export function sayTie(kind: string): string {
  if (kind === '') return 'knows them';
  return BACK.has(kind.toLowerCase()) ? `their ${kind}` : kind;
}
