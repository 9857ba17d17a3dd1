// What a proposal of an introduction begins with, from where it was opened. Whoever might connect stands as the connector, for
// somebody else's ask too: they know the one who is sought, and are not that one.
import type { Ask } from '../../../shared/model/ask.ts';
import type { PartyId } from '../../../shared/model/identity.ts';

export type Role = 'connector' | 'asker' | 'introduced';

export interface Opened {
  readonly ask?: Pick<Ask, 'asker'> | undefined;
  /** Whom it is about: for an ask, who might be the one that is sought. */
  readonly party?: PartyId | undefined;
  /** Who might connect. */
  readonly connector?: PartyId | undefined;
}

export interface Beginning {
  /** My own part in it. */
  readonly role: Role;
  /** Who meets whom, where I connect; where I ask, `second` is whom I would meet. */
  readonly first: PartyId | undefined;
  readonly second: PartyId | undefined;
  readonly connector: PartyId | undefined;
}

/** Who stands where when the form opens. */
export function beginningOf({ ask, party, connector }: Opened): Beginning {
  const role = ask?.asker === 'me' || connector !== undefined ? 'asker' : 'connector';
  if (!ask && !connector) return { role, first: party, second: undefined, connector };
  return { role, first: ask?.asker === 'me' ? undefined : ask?.asker, second: party, connector };
}
