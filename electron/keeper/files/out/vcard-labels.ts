// A label of ours on a vCard property: as TYPE where it is one that every address book knows, and in Apple's way beside it
// (`item1.X-ABLabel`) where TYPE alone would not say it exactly.
import { tidyLine } from '../tidy.ts';

/** What goes with a property: its TYPE parameter, and the words of an X-ABLabel; empty where none is needed. */
export interface Label {
  readonly types: readonly string[];
  readonly words: string;
}

/** Types of addresses, numbers and links (RFC 6350 §5.6, §6.4.1, RFC 2426 §3.3.1, and `other`, which all write). */
const KNOWN = new Set(
  'home work other cell fax pager text textphone video car isdn main mobile business private'.split(' '),
);
const ALSO_CALLED: Readonly<Record<string, string>> = { mobile: 'cell', business: 'work', private: 'home' };
/** The reader takes these for saying nothing. */
const MUTE = /^(internet|pref|voice|x400|msg|postal|parcel|intl|dom)$/;

/** How an address, a number or a link is labelled. */
export function labelOf(text: string): Label {
  const label = tidyLine(text);
  const words = label.toLowerCase().split(' ');
  if (!words.every((word) => KNOWN.has(word))) return { types: [], words: label };
  const types = [...new Set(words.map((word) => ALSO_CALLED[word] ?? word))];
  return { types, words: types.join(' ') === label ? '' : label };
}

/** How any other property is labelled: words that a file gave as types go out as such. */
export function typesOf(text: string): Label {
  const words = text.split(' ');
  const isTypes = words.every((word) => /^[a-z][a-z0-9-]*$/.test(word) && !MUTE.test(word));
  if (isTypes && words.length <= 3 && new Set(words).size === words.length) return { types: words, words: '' };
  return { types: [], words: text };
}

/** The parameters that say the types. */
export function typeParams({ types }: Label): { readonly TYPE?: readonly string[] } {
  return types.length > 0 ? { TYPE: types } : {};
}
