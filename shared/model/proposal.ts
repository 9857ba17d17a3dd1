// What to think of before an introduction is proposed: timing and load (S2.3), relationship first (S3.1). These are
// warnings with their reasons; they never stop the user.
import { consentOf } from './consent.ts';
import { displayName, type VouchsafeDocument } from './document.ts';
import type { Day, PartyId, PersonId } from './identity.ts';
import { peopleIn } from './intro.ts';
import { isHardlyKnown, type Person } from './person.ts';
import { find, records } from './table.ts';

export interface Warning {
  readonly person: PersonId;
  readonly source: 'S2.3' | 'S3.1';
  readonly sentence: string;
}

const SEVERAL_OPEN_INTROS = 3;

/** Warnings about proposing an introduction to these people today. */
export function warningsFor(document: VouchsafeDocument, people: readonly PartyId[], today: Day): Warning[] {
  return people
    .filter((who) => who !== 'me')
    .map((who) => find(document.people, who))
    .filter((person) => person !== undefined)
    .flatMap((person) => warningsAbout(document, person, today));
}

function warningsAbout(document: VouchsafeDocument, person: Person, today: Day): Warning[] {
  const name = displayName(person);
  const allOf = [...records(document.intros)].filter((intro) => peopleIn(intro).includes(person.id));
  const running = allOf.filter((intro) => intro.stage !== 'closed');
  const notNow = allOf.find((intro) => {
    const { answer, until } = consentOf(intro, person.id);
    return answer === 'not now' && (until === undefined ? intro.stage !== 'closed' : until > today);
  });
  const until = notNow && consentOf(notNow, person.id).until;
  const warnings: Warning[] = [];
  const warn = (source: Warning['source'], sentence: string) => warnings.push({ person: person.id, source, sentence });
  if (running.length >= SEVERAL_OPEN_INTROS)
    warn('S2.3', `${name} already has a part in ${running.length} open introductions.`);
  if (notNow) warn('S2.3', `${name} said “not now”${until ? ` until ${until}` : ''}.`);
  if (person.noAsksUntil !== undefined && person.noAsksUntil > today)
    warn('S2.3', `${name} asked to be asked for nothing until ${person.noAsksUntil}.`);
  if (isHardlyKnown(document, person))
    warn('S3.1', `You hardly know ${name}, as far as your notes say. The relationship comes first.`);
  return warnings;
}
