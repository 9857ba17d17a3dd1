// Examples for the draft check, from life: for each rule and language what it must find (bad) and must leave alone (good).
import type { CheckRule } from '../../../shared/model/messages/draft-check.ts';
import type { Moment } from '../../../shared/model/messages/moments.ts';
import { GERMAN } from './check-examples-de.ts';
import { ENGLISH } from './check-examples-en.ts';

export interface Examples {
  readonly rule: CheckRule;
  readonly language: 'en' | 'de';
  readonly moment: Moment;
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

export const EXAMPLES: readonly Examples[] = [...ENGLISH, ...GERMAN];
