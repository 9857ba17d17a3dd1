// A small board whose every fact is known: an ask, an introduction that was made and thanked for, one that waits, and
// people of whom something never leaves.

import { editAsk } from '../../../../../shared/model/ask.ts';
import type { VouchsafeDocument } from '../../../../../shared/model/document.ts';
import type { PersonId } from '../../../../../shared/model/identity.ts';
import { addInteraction } from '../../../../../shared/model/interaction.ts';
import { editIntro } from '../../../../../shared/model/intro.ts';
import { closeIntro, introduce } from '../../../../../shared/model/move.ts';
import { addPromise } from '../../../../../shared/model/promise.ts';
import { recordThanks } from '../../../../../shared/model/thanks.ts';
import { Story, TODAY } from '../../../../shared/story.ts';

export interface KnownBoard {
  readonly document: VouchsafeDocument;
  readonly ana: PersonId;
  readonly ben: PersonId;
  readonly chi: PersonId;
}

export function knownBoard(): KnownBoard {
  const story = new Story();
  const ana = story.person('=Ana+Díaz', { phones: { '+49 170 1234567': 'cell', '0170': '' }, birthday: '--02-03' });
  const ben = story.person('Ben Okafor', { metThrough: ana, metOn: '2025-03-04', howMet: 'at “kelp, and more”' });
  const chi = story.person('李 小龙', { tags: ['climate', 'seed'] });
  const ask = story.ask({
    title: '-2 hires',
    asker: ana,
    kind: 'referral',
    due: '2026-12-01',
    brief: { what: 'a buyer;\nsoon' },
  });
  story.change((document, stamp) => editAsk(document, { id: ask, changes: { tags: ['food'] } }, stamp));
  const made = story.propose({ ask, partyA: ana, partyB: ben, mode: 'direct', why: '@both like kelp' });
  story.change((document, stamp) => editIntro(document, { id: made, changes: { gainA: '+1' } }, stamp));
  story.change((document, stamp) => introduce(document, { id: made, how: 'email', on: TODAY, override: true }, stamp));
  story.change((document, stamp) =>
    addPromise(document, { id: made, by: ben, text: 'call', due: '2026-11-30' }, stamp),
  );
  story.change((document, stamp) => recordThanks(document, { id: made, party: ana, thanks: 'sent' }, stamp));
  story.change((document, stamp) =>
    closeIntro(document, { id: made, outcome: 'worked out', words: '"hired"', override: true }, stamp),
  );
  const waiting = story.propose({ partyA: ben, partyB: chi, mode: 'permission first', why: 'water' });
  story.asked(waiting, ben);
  story.answered(waiting, ben, 'not now', { until: '2026-12-10', words: 'after the 10th' });
  for (const [person, text, neverLeaves] of [
    [ana, '=cmd|’ /C calc’!A0', false],
    [ben, 'two\nlines', false],
    [chi, 'in confidence', true],
  ] as const)
    story.change((document, stamp) =>
      addInteraction(document, { person, kind: 'met', on: TODAY, text, neverLeaves }, stamp),
    );
  return { document: story.document, ana, ben, chi };
}
