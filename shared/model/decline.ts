// Declining an ask: a no is as good as a yes when it is clear and kind. The reason stays with the user unless they say that
// the asker may be told it; the message itself is written in messages/.
import { findAsk, finishAsk } from './ask.ts';
import type { VouchsafeDocument } from './document.ts';
import type { AskId, Stamp } from './identity.ts';
import { setText } from './person.ts';

/** Ends an ask as declined, with the reason if one is given, and whether the asker may be told that. */
export function declineAsk(
  document: VouchsafeDocument,
  argument: { id: AskId; reason?: string | undefined; mayTellReason?: boolean | undefined },
  stamp: Stamp,
): void {
  const ask = findAsk(document, argument.id);
  const reason = argument.reason?.trim() ?? '';
  setText(ask, { declinedFor: reason });
  if (argument.mayTellReason && reason) ask.mayTellReason = true;
  else delete ask.mayTellReason;
  finishAsk(ask, 'declined', '', stamp);
}
