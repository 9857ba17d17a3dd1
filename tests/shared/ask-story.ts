// What stories about asks are told with: a story that knows how asks are shaped, grown, planted, told and answered.
import { type AskKind, editAsk, findAsk } from '../../shared/model/ask.ts';
import { nextAction } from '../../shared/model/board.ts';
import { plantAsk, type Response, recordResponse, tellOfAsk } from '../../shared/model/broadcast.ts';
import type { AskId, Day, PersonId } from '../../shared/model/identity.ts';
import { growAsk } from '../../shared/model/linked.ts';
import { moveCard } from '../../shared/model/move.ts';
import { Story, TODAY } from './story.ts';

export const SHAPED = {
  what: 'An hour on tiers',
  who: 'Somebody who priced for clinics',
  why: 'The list changes in spring',
};

export class AskStory extends Story {
  askOf(id: AskId) {
    return findAsk(this.document, id);
  }

  shaped(asker?: PersonId): AskId {
    const id = this.ask({ title: 'Pricing help', brief: SHAPED, ...(asker && { asker }) });
    this.change((document, stamp) => moveCard(document, { id, to: 'shaped' }, stamp));
    return id;
  }

  reclassify(id: AskId, kind: AskKind): void {
    this.change((document, stamp) => editAsk(document, { id, changes: { kind } }, stamp));
  }

  grow(id: AskId, title: string, kind: AskKind): AskId {
    return this.change((document, stamp) => growAsk(document, { id, title, kind }, stamp));
  }

  tell(id: AskId, ...parties: PersonId[]): void {
    this.change((document, stamp) => tellOfAsk(document, { id, parties, channel: 'email', on: TODAY }, stamp));
  }

  respond(id: AskId, party: PersonId, response: Response, words?: string): void {
    this.change((document, stamp) => recordResponse(document, { id, party, response, on: TODAY, words }, stamp));
  }

  plant(id: AskId, party: PersonId, until?: Day): void {
    this.change((document, stamp) => plantAsk(document, { id, party, on: TODAY, until }, stamp));
  }

  next(id: AskId) {
    const { code, sentence, mine } = nextAction(this.document, this.askOf(id), this.today);
    return { code, sentence, mine };
  }
}
