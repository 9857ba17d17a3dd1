// What is said of the lines that wait in the inbox. Pure. Whether the vault was locked is known only of finished ones: a line
// that was left unfinished may have been begun while it was open.

/** "3 captured while locked", "1 left unfinished", or both. `unfinished` are among the `captured`. */
export function sayWaiting(captured: number, unfinished: number): string {
  const finished = captured - unfinished;
  const parts = [
    finished > 0 && `${finished} captured while locked`,
    unfinished > 0 && `${unfinished} left unfinished`,
  ];
  return parts.filter(Boolean).join(', ');
}
