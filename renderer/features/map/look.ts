// The colours of the map, from the theme's own, in the scheme that is shown; what each person's colour says, for the
// legend. Colour only repeats what the list says in words.
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import { personOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import type { Closeness } from '../../../shared/model/person.ts';

export type ColourBy = 'closeness' | 'tag';

export interface Look {
  readonly text: string;
  readonly card: string;
  readonly faint: string;
  readonly line: string;
  readonly accent: string;
  readonly asked: string;
  readonly hues: readonly string[];
}

/** One colour and what it says. */
export interface Meaning {
  readonly name: string;
  readonly colour: string;
}

const HUES = 8;
/** In the order of their meanings. */
const CLOSE: readonly Closeness[] = ['well', 'somewhat', 'hardly'];

/** The colours as they are at this element. WebGL knows no variables. */
export function lookAt(element: Element): Look {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim() || '#888888';
  return {
    text: of('--map-text'),
    card: of('--vs-card'),
    faint: of('--map-faint'),
    line: of('--map-line'),
    accent: of('--vs-accent'),
    asked: of('--vs-asked'),
    hues: Array.from({ length: HUES }, (_, n) => of(`--map-hue-${n}`)),
  };
}

/** The tags that most of these people have. */
export function commonTags(document: VouchsafeDocument, people: readonly PartyId[]): string[] {
  const counts = new Map<string, number>();
  for (const who of people)
    if (who !== 'me')
      for (const tag of Object.keys(personOf(document, who)?.tags ?? {})) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, HUES)
    .map(([tag]) => tag);
}

/** What the colours say. */
export function meaningsOf(look: Look, by: ColourBy, tags: readonly string[]): Meaning[] {
  const people =
    by === 'tag'
      ? tags.map((name, n) => ({ name, colour: look.hues[n] ?? look.faint }))
      : [
          { name: 'known well', colour: look.hues[0] ?? look.accent },
          { name: 'somewhat', colour: look.hues[6] ?? look.asked },
          { name: 'hardly', colour: look.hues[7] ?? look.text },
        ];
  return [...people, { name: by === 'tag' ? 'none of these' : 'not said', colour: look.faint }];
}

/** A person's colour. */
export function colourOf(
  document: VouchsafeDocument,
  who: PartyId,
  look: Look,
  by: ColourBy,
  tags: readonly string[],
): string {
  if (who === 'me') return look.text;
  const person = personOf(document, who);
  const meanings = meaningsOf(look, by, tags);
  if (by === 'tag')
    return meanings[tags.findIndex((tag) => person && Object.hasOwn(person.tags, tag))]?.colour ?? look.faint;
  return (person?.closeness && meanings[CLOSE.indexOf(person.closeness)]?.colour) || look.faint;
}
