// What to think of before an introduction is proposed: timing and load (S2.3), relationship first (S3.1). These are
// warnings with their reasons; they never stop the user.
import { consentOf } from './consent.ts';
import { displayName, isSameParty, personOf, type VouchsafeDocument } from './document.ts';
import type { Day, PartyId, PersonId } from './identity.ts';
import { type Intro, peopleIn } from './intro.ts';
import { isHardlyKnown, type Person } from './person.ts';
import { records } from './table.ts';

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
    .map((who) => personOf(document, who))
    .filter((person) => person !== undefined)
    .flatMap((person) => warningsAbout(document, person, today));
}

function warningsAbout(document: VouchsafeDocument, person: Person, today: Day): Warning[] {
  const name = displayName(person);
  const allOf = [...records(document.intros)].filter((intro) => whoIn(document, intro, person.id) !== undefined);
  const running = allOf.filter((intro) => intro.stage !== 'closed');
  const notNow = allOf.find((intro) => {
    const { answer, until } = consentOf(intro, whoIn(document, intro, person.id) ?? person.id);
    return answer === 'not now' && (until === undefined ? intro.stage !== 'closed' : until > today);
  });
  const until = notNow && consentOf(notNow, whoIn(document, notNow, person.id) ?? person.id).until;
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

/** Under which id somebody has a part in an introduction: their own, or one that was merged into them. */
function whoIn(document: VouchsafeDocument, intro: Intro, person: PersonId): PartyId | undefined {
  return peopleIn(intro).find((party) => isSameParty(document, party, person));
}
