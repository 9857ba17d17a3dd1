// The tables whose columns are known, so that nobody need be asked. The more particular stand first: Outlook's header is
// nearly everybody's. A file that is not clearly one of these goes to hand mapping, where a mistake can be seen and undone.
import type { FileKind } from '../../../shared/model/arrival.ts';
import { CLAY } from './clay.ts';
import type { Meaning } from './columns.ts';
import type { DayOrder } from './days.ts';
import { DEX } from './dex.ts';
import { GOOGLE } from './google.ts';
import { findHeader, type Header } from './header.ts';
import { LINKEDIN } from './linkedin.ts';
import { OURS } from './ours.ts';
import { OUTLOOK } from './outlook.ts';
import { THUNDERBIRD } from './thunderbird.ts';

export interface Format {
  readonly kind: FileKind;
  /** `names` as they are written; `has` asks for names whatever their case. */
  readonly isHeader: (names: readonly string[], has: (...wanted: string[]) => boolean) => boolean;
  readonly meaningsOf: (names: readonly string[]) => readonly Meaning[];
  /** Puts together what a row says in several cells. */
  readonly prepare?: (names: readonly string[]) => (cells: readonly string[]) => readonly string[];
  /** How it writes days, where a column does not show it. */
  readonly dayOrder?: DayOrder;
  /** First and last name are shown in this order, whatever the script. */
  readonly keepsNameOrder?: true;
}

const FORMATS: readonly Format[] = [OURS, LINKEDIN, GOOGLE, THUNDERBIRD, DEX, CLAY, OUTLOOK];

/** The known format of a text, with its header. */
export function findFormat(text: string): { readonly format: Format; readonly header: Header } | undefined {
  let format: Format | undefined;
  const header = findHeader(text, (names) => {
    const folded = new Set(names.map((name) => name.toLowerCase()));
    const has = (...wanted: string[]) => wanted.every((name) => folded.has(name));
    format = FORMATS.find((known) => known.isHeader(names, has));
    return format !== undefined;
  });
  return header && format && { format, header };
}
