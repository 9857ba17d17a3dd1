// Sizes and counts as people read them.

/** "4,980". */
export function sayNumber(count: number): string {
  return count.toLocaleString('en-GB');
}

/** "1 change", "2,000 changes". */
export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${sayNumber(count)} ${count === 1 ? one : many}`;
}

/** "1 person", "4,980 people". */
export function sayPeople(count: number): string {
  return sayCount(count, 'person', 'people');
}

/** "13 kB", "4.2 MB". */
export function saySize(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}
