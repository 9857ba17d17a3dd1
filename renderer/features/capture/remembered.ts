// The line that was put away and not kept: in this window's memory, which ends when the vault is locked. Never on disk.
let line = '';

export function rememberedLine(): string {
  return line;
}

export function rememberLine(next: string): void {
  line = next;
}

/** It was kept. */
export function forgetLine(): void {
  line = '';
}
