// Keys of a shortcut: as they are pressed, as Electron writes them, as people read them.
import { describe, expect, test } from 'vitest';
import { acceleratorOf, isAccelerator, isEveryday, type Pressed, sayAccelerator } from '../../shared/accelerator.ts';

const press = (key: string, code: string, ...held: readonly ('ctrl' | 'alt' | 'shift' | 'meta')[]): Pressed => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
});

describe('What is pressed', () => {
  test.each([
    [press(' ', 'Space', 'ctrl', 'shift'), 'CommandOrControl+Shift+Space'],
    [press('a', 'KeyA', 'ctrl', 'alt'), 'CommandOrControl+Alt+A'],
    [press('å', 'KeyA', 'alt'), 'Alt+A'],
    [press('!', 'Digit1', 'ctrl', 'shift'), 'CommandOrControl+Shift+1'],
    [press('F9', 'F9'), 'F9'],
    [press('ArrowUp', 'ArrowUp', 'meta'), 'Super+Up'],
    [press('+', 'BracketRight', 'ctrl'), 'CommandOrControl+Plus'],
    [press('Control', 'ControlLeft', 'ctrl'), undefined],
    [press('a', 'KeyA'), undefined],
    [press('A', 'KeyA', 'shift'), undefined],
    [press('Dead', 'BracketLeft', 'ctrl'), undefined],
  ])('%j is %s', (pressed, accelerator) => {
    expect(acceleratorOf(pressed, false)).toBe(accelerator);
  });

  test('on a Mac, Command is the main key', () => {
    expect(acceleratorOf(press(' ', 'Space', 'meta', 'shift'), true)).toBe('CommandOrControl+Shift+Space');
    expect(acceleratorOf(press(' ', 'Space', 'ctrl'), true)).toBe('Control+Space');
  });

  test('is always something that may be kept', () => {
    for (const key of ['a', ' ', '7', '/', 'F12', 'Home', '+', 'ArrowLeft']) {
      const accelerator = acceleratorOf(press(key, '', 'ctrl', 'alt', 'shift', 'meta'), false);
      if (accelerator) expect(isAccelerator(accelerator)).toBe(true);
    }
  });
});

test.each([
  ['A'],
  ['Shift+A'],
  ['Ctrl+A'],
  ['CommandOrControl'],
  ['CommandOrControl+CommandOrControl+A'],
  ['F25'],
  [''],
])('%s is no shortcut', (text) => {
  expect(isAccelerator(text)).toBe(false);
});

test('what every program needs is not taken from it', () => {
  for (const keys of [
    'CommandOrControl+C',
    'CommandOrControl+V',
    'Alt+F4',
    'CommandOrControl+Shift+Z',
    'F1',
    'F5',
    'CommandOrControl+R',
  ])
    expect(isEveryday(keys)).toBe(true);
  expect(isEveryday('CommandOrControl+Shift+Space')).toBe(false);
});

test('people read it as their keyboard says it', () => {
  expect(sayAccelerator('CommandOrControl+Shift+Space', false)).toBe('Ctrl+Shift+Space');
  expect(sayAccelerator('CommandOrControl+Shift+Space', true)).toBe('Cmd+Shift+Space');
  expect(sayAccelerator('CommandOrControl+Plus', false)).toBe('Ctrl++');
});
