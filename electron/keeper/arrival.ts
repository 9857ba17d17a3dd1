// Why changes or a snapshot from elsewhere were not taken in (sync/PROTOCOL.md Y37–Y41). Nothing of it was.

/**
 * `waiting`: a change that it builds on is not here. `malformed`: damaged, too much, or nothing that our laptops make.
 * `unsound`: a field would hold what this version cannot show; a newer one may (Y41).
 */
export type ArrivalCode = 'waiting' | 'malformed' | 'unsound';

/** The last moment of JavaScript's calendar, in seconds: a change of later cannot be shown. */
export const LAST_SECOND = 8_640_000_000_000;

export class ArrivalError extends Error {
  readonly code: ArrivalCode;

  /** The reason is for tests, and holds nothing of what came. */
  constructor(code: ArrivalCode, reason: string) {
    super(reason);
    this.name = 'ArrivalError';
    this.code = code;
  }
}
