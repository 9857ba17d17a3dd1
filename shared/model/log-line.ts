// A contact in one line: the word at its start says what it was ("coffee at the station"). English and German; any other
// beginning leaves open what it was.
import { folded } from './board.ts';
import type { InteractionKind } from './interaction.ts';

/** What was a contact: everything but a plain note. */
export type ContactKind = Exclude<InteractionKind, 'note'>;

const STARTS: readonly (readonly [ContactKind, string])[] = [
  ['met', 'met|meeting|saw|lunch|dinner|visited|getroffen|treffen|gesehen|mittagessen|besuch'],
  ['called', 'called|call|phoned|phone|rang|zoom|angerufen|anruf|telefoniert|telefonat'],
  ['wrote', 'wrote|e-?mailed|mailed|e-?mail|mail|texted|geschrieben|gemailt|schrieb'],
  ['coffee', 'coffee|tea|kaffee|tee'],
  ['event', 'event|conference|party|meetup|fair|konferenz|messe|veranstaltung|feier'],
  ['gave help', 'helped|gave help|geholfen|hilfe gegeben'],
  ['received help', '(got|received) help|hilfe (bekommen|erhalten)'],
];
const KINDS = STARTS.map(([kind, words]) => [kind, new RegExp(`^(${words})(?![\\p{L}\\d-])`, 'u')] as const);

/** What a line says that it was; undefined where its first word says nothing. */
export function kindOfLine(line: string): ContactKind | undefined {
  const text = folded(line).trim();
  return KINDS.find(([, start]) => start.test(text))?.[0];
}

/** The words to keep: a line that is nothing but the word for its kind has said all with it. */
export function textOfLine(line: string): string {
  const text = line.trim();
  return /\s/.test(text) || kindOfLine(text) === undefined ? text : '';
}
