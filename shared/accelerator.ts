// Keys of a shortcut as Electron writes them ("CommandOrControl+Shift+Space"): from what was pressed, to what people read,
// and which ones every program needs for itself.

/** The keys that were pressed, as a browser tells them. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** Names of keys that differ between browsers and Electron. */
const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};
const NAMED = new Set(['Space', 'Up', 'Down', 'Left', 'Right', 'Home', 'End', 'PageUp', 'PageDown', 'Insert', 'Plus']);
const MODIFIERS = new Set(['CommandOrControl', 'Control', 'Alt', 'Shift', 'Super', 'Command']);
/** With Control or Command alone every program has its own use for these. */
const EVERYDAY =
  /^CommandOrControl\+([ACEFGHKLNOPQRSTVWXYZ]|Plus|-|0|Space)$|^Alt\+(F4|Tab|Space)$|^CommandOrControl\+Shift\+[CNTVZ]$|^F([1-9]|1[0-2])$/;

/** The accelerator of what was pressed, or undefined while it is only modifiers, or a key that one types with. */
export function acceleratorOf(pressed: Pressed, isMac: boolean): string | undefined {
  const key = keyOf(pressed);
  if (key === undefined) return undefined;
  const { ctrlKey, altKey, shiftKey, metaKey } = pressed;
  const isFunction = /^F\d{1,2}$/.test(key);
  if (!isFunction && !ctrlKey && !altKey && !metaKey) return undefined;
  const [main, other] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  const names = [
    main && 'CommandOrControl',
    other && (isMac ? 'Control' : 'Super'),
    altKey && 'Alt',
    shiftKey && 'Shift',
  ];
  return [...names.filter((name) => name !== false), key].join('+');
}

/** True for what a settings file or a page may name: one to four modifiers and a key, or a function key. */
export function isAccelerator(text: string): boolean {
  const words = text.split('+');
  const key = words.pop() ?? '';
  if (new Set(words).size !== words.length || !words.every((word) => MODIFIERS.has(word))) return false;
  if (/^F([1-9]|1\d|2[0-4])$/.test(key)) return true;
  return words.some((word) => word !== 'Shift') && (NAMED.has(key) || /^[A-Z0-9`\-=[\]\\;',./]$/.test(key));
}

/** True for keys that every program needs, as copying or closing. */
export function isEveryday(accelerator: string): boolean {
  return EVERYDAY.test(accelerator);
}

/** As people read it: "Ctrl+Shift+Space". */
export function sayAccelerator(accelerator: string, isMac: boolean): string {
  return accelerator
    .replace('CommandOrControl', isMac ? 'Cmd' : 'Ctrl')
    .replace('Control', 'Ctrl')
    .replace('Plus', '+');
}

/** The key itself. A letter or digit goes by its place where the layout writes something else there with Shift. */
function keyOf({ key, code }: Pressed): string | undefined {
  if (NAMES[key] !== undefined) return NAMES[key];
  if (NAMED.has(key) || /^F([1-9]|1\d|2[0-4])$/.test(key)) return key;
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  const letter = key.toUpperCase();
  if (/^[A-Z`\-=[\]\\;',./]$/.test(letter)) return letter;
  return /^Key([A-Z])$/.exec(code)?.[1];
}
