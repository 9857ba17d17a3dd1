// Markup that nothing from the vault can become: tags and attributes stand in our own sources, and every value put between
// them is text. There is no way to add a value as markup but by another such template.

/** A piece of a page. Made by `html` only. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a page: nothing, a text, more markup. */
export type Part = Markup | string | number | undefined | false | readonly Part[];

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Signs that are no text: a page that held them would not be one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/** A template of markup: html`<b>${name}</b>`. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = literals[0] ?? '';
  for (const [place, part] of parts.entries()) text += textOf(part) + (literals[place + 1] ?? '');
  return new Markup(text);
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return String(part)
    .replace(CONTROLS, '\ufffd')
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}
