// The words in which the schema of an exported network is written: what an id, a day, an instant is, and a record whose
// schema names each of its fields, neither more nor less, or does not compile.
// Strict where a wrong value would break a screen or a rule (ids, days, stages), lenient about what people write.
import { z } from 'zod';
import { isDay, LAST_INSTANT, type PartyId } from './identity.ts';

/** A schema for each field; one that may be absent is `exactOptional`. */
type FieldsOf<R> = {
  readonly [F in keyof R]-?: object extends Pick<R, F>
    ? z.ZodExactOptional<z.ZodType<Exclude<R[F], undefined>>>
    : z.ZodType<R[F]>;
};

/** The schema of a record that has exactly these fields. */
export function shape<R>(name: string, description: string, fields: FieldsOf<R>): z.ZodType<R> {
  return z.strictObject(fields).meta({ id: name, description }) as unknown as z.ZodType<R>;
}

/** One of a closed list of words; `words` names each of them, or does not compile. */
export function oneOf<Word extends string>(words: Readonly<Record<Word, true>>): z.ZodType<Word> {
  return z.enum(Object.keys(words) as [Word, ...Word[]]) as unknown as z.ZodType<Word>;
}

export const anyId = z.string().regex(/^[0-9a-f]{32}$/);

/** An id of one kind. Only its form is checked: whom it names may be in no file, and views are total. */
export function id<Id extends string>(): z.ZodType<Id> {
  return anyId as unknown as z.ZodType<Id>;
}

export const anyParty = z.string().regex(/^(me|[0-9a-f]{32})$/);
export const party = anyParty as unknown as z.ZodType<PartyId>;

export const text = z.string();
export const texts = z.record(z.string(), z.string());
export const yes = z.literal(true);
export const set = z.record(z.string(), yes);
export const count = z.int().min(0);
/** Up to the last one whose day can be written. */
export const instant = z.int().min(0).max(LAST_INSTANT);

export const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .refine(isDay);
export const time = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .describe('HH:MM, by the clock on the wall');
export const birthday = z
  .string()
  .regex(/^(\d{4}|-)-\d\d-\d\d$/)
  .refine((said) => isDay(said.replace(/^--/, '2000-')));
export const moment = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/);

/** What every record has besides its id. */
export const kept = { createdAt: instant, binnedAt: instant.exactOptional(), sample: yes.exactOptional() };
