// Monica's own export (4.x, JSON) to arrivals. Contacts know each other by UUID, and so do their ties and introducers.
// A partial contact is nobody's acquaintance, only a name under somebody's relations: it stays there, in words, unless more
// is said of it. The owner of the account, where it is among the contacts, comes in with the tag "me".
import type { FileReading } from '../../../shared/model/arrival.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { decodeText } from './decode.ts';
import { accountOf } from './monica-account.ts';
import { draftOf } from './monica-contact.ts';
import { parseJson } from './monica-json.ts';
import { Relations } from './monica-relations.ts';
import { Gatherer } from './repeats.ts';
import { arrivalOf } from './tidy.ts';

/** The share of the work that reading the text is. */
const PARSING = 0.3;

/** Reads an export, yielding the share that is done. Refuses `file-unrecognised` for what is none. */
export function* readMonica(bytes: Uint8Array): Generator<number, FileReading> {
  const text = decodeText(bytes);
  const parsing = parseJson(text);
  let step = parsing.next();
  for (; !step.done; step = parsing.next()) yield step.value * PARSING;
  const account = accountOf(step.value);
  if (!account) throw new Refusal('file-unrecognised');
  const gathered = new Gatherer();
  gathered.media = account.media;
  const relations = new Relations(account);
  const lines = new Lines(text);
  for (const [done, contact] of account.contacts.entries()) {
    const line = lines.of(contact.uuid);
    if (!relations.isInWords(contact)) {
      const draft = draftOf(account, contact);
      relations.add(draft, contact);
      gathered.take(arrivalOf(draft), line);
    }
    yield PARSING + ((done + 1) / account.contacts.length) * (1 - PARSING);
  }
  const rest = new Lines(text);
  for (const { uuid } of account.others) gathered.leaveOut(rest.of(uuid), 'impersonal');
  return { kind: 'monica', arrivals: gathered.arrivals, leftOut: gathered.leftOut, media: gathered.media };
}

/** A text in which so many are not to be found where they should is not laid out as Monica does it. */
const MISSES_MAX = 20;

/** Where contacts stand in the text, asked for in their order. */
class Lines {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #misses = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The line of a record with this UUID, or, if it cannot be told, of the one before. */
  of(uuid: string): number {
    const found = this.#misses > MISSES_MAX ? -1 : this.#text.indexOf(`"uuid": "${uuid}"`, this.#at);
    if (found === -1) {
      this.#misses++;
      return this.#line;
    }
    for (let at = this.#text.indexOf('\n', this.#at); at !== -1 && at < found; at = this.#text.indexOf('\n', at + 1))
      this.#line++;
    this.#at = found;
    return this.#line;
  }
}
