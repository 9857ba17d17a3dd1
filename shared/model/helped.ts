// Who helped with an ask (S4): the one rule for thanks, for news, and for whom one tells where it stands. To have been told of
// it, or to know nobody, is not yet to have helped; whoever connects has, also where nobody told them of the ask before.
import type { Ask } from './ask.ts';
import { type Response, toldOf } from './broadcast.ts';
import { consentOf } from './consent.ts';
import { survivorOf, type VouchsafeDocument } from './document.ts';
import { factsOf } from './history.ts';
import type { PersonId } from './identity.ts';
import type { Intro } from './intro.ts';
import { records } from './table.ts';

/** Answers that took no more than a word. */
const NO_HELP: readonly (Response | undefined)[] = ['knows nobody', 'rather not', undefined];

const DID = { planted: 'Let you ask', responded: 'Answered you', assessed: 'Thought along' } as const;

/**
 * Who helped, as merges stand now, and what they did last; never the one who asked. `intros` are those for the ask: whoever
 * has them at hand spares a walk over all.
 */
export function helpersOf(
  document: VouchsafeDocument,
  ask: Ask,
  intros: Iterable<Intro> = records(document.intros),
): Map<PersonId, string> {
  const now = (party: PersonId) => survivorOf(document, party);
  const helped = new Map<PersonId, string>();
  for (const intro of intros) {
    const { connector } = intro;
    if (intro.ask === ask.id && connector !== 'me' && isConnecting(intro))
      helped.set(now(connector), intro.introducedOn === undefined ? 'Agreed to connect' : 'Connected');
  }
  const answers = new Map(toldOf(ask, now).map(({ party, response }) => [party, response]));
  for (const { what, party } of factsOf(ask, 'planted', 'responded', 'assessed')) {
    if (party === undefined || party === 'me') continue;
    const who = now(party);
    if (what === 'responded' && NO_HELP.includes(answers.get(who))) continue;
    helped.set(who, DID[what as keyof typeof DID]);
  }
  if (ask.asker !== 'me') helped.delete(now(ask.asker));
  return helped;
}

function isConnecting(intro: Intro): boolean {
  return intro.introducedOn !== undefined || consentOf(intro, intro.connector).answer === 'yes';
}
