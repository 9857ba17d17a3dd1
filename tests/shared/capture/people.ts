// The invented network that the sentences speak of, and the day on which they are written: a Tuesday.
// Names that are also words (Mark, April, May, Will) and first names that two people have stand in it on purpose.
import type { PersonId } from '../../../shared/model/identity.ts';
import { Story } from '../story.ts';

/** Tuesday, 24 November 2026. */
export const WRITTEN_ON = '2026-11-24';

const PEOPLE: readonly (readonly [name: string, firm?: string, closeness?: 'well' | 'somewhat' | 'hardly'])[] = [
  ['Léa Varga', 'Tidewater', 'well'],
  ['Ana Jansen', 'Acme', 'well'],
  ['Ana Weber', 'Kestrel Water', 'somewhat'],
  ['Bruno Costa', 'Northlight', 'well'],
  ['Priya Nair'],
  ['Björn Díaz', 'Harbour Labs'],
  ['Mark Olsen'],
  ['April Novak'],
  ['May Lindqvist'],
  ['Dr. Jonas Keller', 'Charité Labs'],
  ['Goran Ekwueme'],
  ['דנה לוי'],
  ['محمد الرفاعي'],
  ['Sandra Müller', 'Acme'],
  ['Jean-Luc Moreau'],
  ['Will Archer'],
  ['Klaus von Berg'],
  ['Tomás Reis'],
  ["Chloë O'Brien"],
  ['Zoë Zhang'],
  ['Martin Sommer', 'Sommer & Co'],
  ['Martin Falk', 'Falkwerk'],
];

/** The network as a story, with an introduction of Goran to Priya that was made, so that thanks are owed to both. */
export function network(): Story {
  const story = new Story();
  story.today = WRITTEN_ON;
  const ids = new Map<string, PersonId>();
  for (const [name, firm, closeness] of PEOPLE)
    ids.set(name, story.person(name, { ...(firm && { firm }), ...(closeness && { closeness }) }));
  const [priya, goran] = [ids.get('Priya Nair'), ids.get('Goran Ekwueme')];
  if (!priya || !goran) throw new Error('both are in the list above');
  const intro = story.propose({ partyA: priya, partyB: goran });
  story.asked(intro, priya);
  return story;
}
