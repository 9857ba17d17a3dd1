// Small answers that tables give in words: how often, and whether something is private. English, German, French, Spanish.
import { foldHeader } from './words.ts';

const UNITS: readonly (readonly [number, RegExp])[] = [
  [1, /^(days?|tage?n?|jours?|dias?)$/],
  [7, /^(weeks?|wochen?|semaines?|semanas?)$/],
  [30, /^(months?|monate?n?|mois|mes(es)?)$/],
  [90, /^(quarters?|quartale?|trimestres?)$/],
  [365, /^(years?|jahre?n?|an(s|nees?)?|anos?)$/],
];
const RHYTHMS: readonly (readonly [number, RegExp])[] = [
  [1, /^(daily|taglich|quotidien(ne)?|diario)$/],
  [7, /^(weekly|wochentlich|hebdomadaire|semanal)$/],
  [14, /^(bi ?weekly|fortnightly|every other week|zweiwochentlich)$/],
  [30, /^(monthly|monatlich|mensuel(le)?|mensual)$/],
  [60, /^(bi ?monthly|every other month|zweimonatlich)$/],
  [90, /^(quarterly|vierteljahrlich|quartalsweise|trimestriel(le)?|trimestral)$/],
  [180, /^(semi ?annual(ly)?|bi ?annual(ly)?|half yearly|twice a year|halbjahrlich|semestriel(le)?|semestral)$/],
  [365, /^(yearly|annual(ly)?|jahrlich|annuel(le)?|anual)$/],
];

const NO = /^(no|non|nein|n|false|faux|falsch|falso|0|off|aus|normale?|standard|none|public|(des|in)activ\w*|inactif)$/;
const YES =
  /^(yes|oui|ja|si|y|x|true|vrai|wahr|verdadero|1|on|ein|priv(at|ate|e|ado)|perso(nal|nel|nlich)|confide\w*|vertraulich|activ\w*|actif)$/;

/** A rhythm in days: `30`, `every 3 months`, `quarterly`. Undefined when it is none. */
export function readEvery(text: string): number | undefined {
  const plain = text.length < 60 ? foldHeader(text) : '';
  const rhythm = RHYTHMS.find(([, words]) => words.test(plain))?.[0];
  if (rhythm !== undefined) return rhythm;
  const match = /^(?:every |alle |toutes? les |tous les |cada )?(\d{1,4})? ?(\p{L}*)$/u.exec(plain);
  const [, count = '', unit = ''] = match ?? [];
  if (count === '' && unit === '') return undefined;
  const each = unit === '' ? 1 : UNITS.find(([, words]) => words.test(unit))?.[0];
  const days = (each ?? 0) * Number(count || 1);
  return days >= 1 && days <= 3650 ? days : undefined;
}

/** True for private, false for not, undefined for a word that is not known. */
export function readPrivate(text: string): boolean | undefined {
  const plain = foldHeader(text);
  return NO.test(plain) ? false : YES.test(plain) ? true : undefined;
}
