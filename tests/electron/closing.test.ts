// Closing the window: nobody loses a running Vouchsafe out of sight without having been told.
import { expect, test } from 'vitest';
import { goesOn, onClosing, tellingOf } from '../../electron/closing.ts';

test('where the icon is seen, a closed window goes on in the tray; elsewhere it ends, unless the user said otherwise', () => {
  expect(goesOn({ chosen: undefined, inTray: 'shown' })).toBe(true);
  for (const inTray of ['none', 'unseen'] as const) expect(goesOn({ chosen: undefined, inTray })).toBe(false);
  for (const inTray of ['none', 'unseen', 'shown'] as const) {
    expect(goesOn({ chosen: true, inTray })).toBe(true);
    expect(goesOn({ chosen: false, inTray })).toBe(false);
  }
});

test('it is told once, and once more when the tray that it was told of is gone', () => {
  expect(onClosing({ chosen: undefined, inTray: 'shown', told: 'nothing' })).toBe('tell');
  expect(onClosing({ chosen: undefined, inTray: 'shown', told: 'tray' })).toBe('hide');
  expect(onClosing({ chosen: true, inTray: 'none', told: 'tray' })).toBe('tell');
  expect(onClosing({ chosen: true, inTray: 'none', told: 'unseen' })).toBe('hide');
  expect(onClosing({ chosen: true, inTray: 'shown', told: 'unseen' })).toBe('hide');
  expect(onClosing({ chosen: false, inTray: 'shown', told: 'tray' })).toBe('quit');
});

test('without a tray, the words say how to see it again', () => {
  expect(tellingOf('none').detail).toContain('start it again');
  expect(tellingOf('shown').message).toContain('tray');
});
