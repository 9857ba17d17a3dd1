// The line that was put away and not kept: in this window's memory, which ends when the vault is locked. Never on disk.
import type { Line } from './use-meaning.ts';

const EMPTY: Line = { line: '', mentions: [] };
let remembered = EMPTY;

export function rememberedLine(): Line {
  return remembered;
}

export function rememberLine(next: Line): void {
  remembered = next;
}

/** It was kept. */
export function forgetLine(): void {
  remembered = EMPTY;
}
