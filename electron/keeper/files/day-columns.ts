// The columns of a table that hold days. `03/04/2024` alone could be two days; but a column is written in one order, so
// that any row which has only one reading settles the others. Until then, and if nothing settles them, they are kept beside.
import type { Arrival } from '../../../shared/model/arrival.ts';
import { type DayOrder, isNoDay, readDay } from './days.ts';
import { addEntry, type Draft, keepAlso, keyFor, setLine } from './tidy.ts';

/** The fields of columns that are days. */
export const DAY_FIELDS = ['birthday', 'met on', 'last contact'] as const;
type DayField = (typeof DAY_FIELDS)[number];

export class DayColumns {
  readonly #proofs = new Map<string, Set<DayOrder>>();
  readonly #open = new Map<string, DayField>();
  readonly #habit: DayOrder | undefined;

  /** `habit`: how the program writes days, where the column itself does not tell. */
  constructor(habit?: DayOrder) {
    this.#habit = habit;
  }

  /** Puts a day into the draft, or keeps it beside for `settle`. */
  take(draft: Draft, field: DayField, text: string, column: string): void {
    if (isNoDay(text)) return;
    const { day, isCut, isOpen, proves } = readDay(text, kindOf(field));
    if (proves) this.#proofs.set(column, (this.#proofs.get(column) ?? new Set()).add(proves));
    if (isOpen) this.#open.set(column, field);
    if (day === undefined || isCut) keepAlso(draft, column, text);
    if (day === undefined) return;
    if (field === 'birthday') setLine(draft, 'birthday', day, column);
    else if (field === 'met on') setLine(draft, 'metOn', day, column);
    else addEntry(draft, lastContact(day, column), column);
  }

  /** Reads again what was left open, now that all rows are known. Yields now and then. */
  *settle(arrivals: Arrival[]): Generator<void> {
    for (const [column, field] of this.#open) {
      const order = this.#orderOf(column);
      if (order === undefined) continue;
      for (const [place, arrival] of arrivals.entries()) {
        arrivals[place] = settled(arrival, field, column, order);
        if (place % 1000 === 0) yield;
      }
    }
  }

  #orderOf(column: string): DayOrder | undefined {
    const [proof, contrary] = this.#proofs.get(column) ?? [];
    return contrary === undefined && proof !== undefined ? proof : this.#habit;
  }
}

function settled(arrival: Arrival, field: DayField, column: string, order: DayOrder): Arrival {
  const key = keyFor(column);
  const { [key]: text, ...alsoInFile } = arrival.alsoInFile;
  const { day, isCut } = readDay(text ?? '', kindOf(field), order);
  if (text === undefined || day === undefined) return arrival;
  const rest = isCut ? arrival : { ...arrival, alsoInFile };
  if (field === 'birthday') return arrival.birthday === undefined ? { ...rest, birthday: day } : arrival;
  if (field === 'met on') return arrival.metOn === undefined ? { ...rest, metOn: day } : arrival;
  return { ...rest, entries: [...(arrival.entries ?? []), lastContact(day, column)] };
}

/** They were in touch; the file does not say whether they met, spoke or wrote. It names its source. */
function lastContact(on: string, column: string) {
  return { kind: 'in touch', on, text: `Last contact, from the column “${column}”` } as const;
}

function kindOf(field: DayField): 'birthday' | 'recent' {
  return field === 'birthday' ? 'birthday' : 'recent';
}
