// What a search answers: plain hits, each with what it was found by, to be shown. Types, and the schema of the request.
import { z } from 'zod';

/** Where it was found, as it is said beside an excerpt. */
export const FOUND_IN = [
  'name',
  'former name',
  'firm',
  'title',
  'tags',
  'contact',
  'place',
  'good at',
  'looks for',
  'about',
  'former firm',
  'what',
  'details',
  'history',
  'people',
  'note',
] as const;
export type FoundIn = (typeof FOUND_IN)[number];

/** An excerpt, and which of its characters answered: pairs of start and end. */
export interface Why {
  readonly field: FoundIn;
  readonly excerpt: string;
  readonly spans: readonly (readonly [start: number, end: number])[];
}

export const FOUND_TABLES = ['people', 'asks', 'intros', 'firms', 'interactions'] as const;
export type FoundTable = (typeof FOUND_TABLES)[number];

export interface Hit {
  readonly table: FoundTable;
  /** The id of the record; of a firm, its key, by which its page is opened. */
  readonly id: string;
  /** Of a firm: what it is called, for it may have no record. */
  readonly name?: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** First what it is called, where that answered; then what else did. */
  readonly why: readonly Why[];
}

export interface Found {
  /** Best first; of each kind no more than a screen can show. */
  readonly hits: readonly Hit[];
  /** False while the index is still being made: there may be more. */
  readonly isComplete: boolean;
}

export const findArgument = z.object({ text: z.string().max(500), limit: z.number().int().min(1).max(100) });
