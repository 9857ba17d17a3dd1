// The focus follows a card wherever it goes: whoever works by keyboard must not be thrown back to the start.

/** Focuses a card: at once if it is there, for keys come faster than frames; else when it has been scrolled into being. */
export function focusCard(id: string, frames: number): void {
  const element = document.querySelector<HTMLElement>(`[data-card="${id}"]`);
  element?.focus();
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (frames > 0 && (!element || document.activeElement !== element))
    requestAnimationFrame(() => focusCard(id, frames - 1));
}

const DIALOG_GONE_MS = 250;

/** Focuses a card once the dialog that moved it is gone; the dialog gives the focus back to where the card was. */
export function focusCardAfterDialog(id: string): void {
  setTimeout(() => focusCard(id, 20), DIALOG_GONE_MS);
}
