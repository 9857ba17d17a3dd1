// The words in which the table of requests is written: what a line of it is, and the schemas that many lines share.
import { z } from 'zod';
import { isDay, isTime } from './model/identity.ts';

/** One line of the table. `answer` exists for the types only. */
export interface Entry<Schema extends z.ZodType, Answer> {
  readonly schema: Schema;
  readonly answer?: () => Answer;
}

/** A request with nothing to answer. */
export const entry = <Schema extends z.ZodType>(schema: Schema): Entry<Schema, undefined> => ({ schema });

/** A request with an answer. */
export const answering =
  <Answer>() =>
  <Schema extends z.ZodType>(schema: Schema): Entry<Schema, Answer> => ({ schema });

export const hexId = z.string().regex(/^[0-9a-f]{32}$/);
export const day = z.string().refine(isDay);
export const time = z.string().refine(isTime);
export const dayOrNone = z.string().refine((text) => text === '' || isDay(text));
export const words = z.string().max(20_000);
