// The menus as people of each platform expect them, and what they offer while the vault is locked.
import { describe, expect, test } from 'vitest';
import { type Item, menuFor } from '../../electron/menu-items.ts';
import { destination } from '../../shared/destination.ts';

const PLATFORMS = ['linux', 'win32', 'darwin'] as const;
const flat = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
const heads = (platform: NodeJS.Platform) => menuFor(platform, true).map(({ label }) => label);
const inside = (platform: NodeJS.Platform, head: string) =>
  (menuFor(platform, true).find(({ label }) => label === head)?.submenu ?? []).flatMap(
    ({ label, role }) => label ?? role ?? [],
  );

test('macOS has a menu of the app, with what every app has there, and a Window menu', () => {
  expect(heads('darwin')).toEqual(['Vouchsafe', 'File', 'Edit', 'View', 'Window', 'Help']);
  expect(inside('darwin', 'Vouchsafe')).toEqual([
    ...['about', 'Settings…', 'Lock', 'services', 'hide', 'hideOthers', 'unhide', 'quit'],
  ]);
  expect(inside('darwin', 'File')).not.toContain('quit');
  expect(inside('darwin', 'File')).toContain('close');
});

test.each(['linux', 'win32'] as const)(
  'on %s, quitting and settings are under File, and About under Help',
  (platform) => {
    expect(heads(platform)).toEqual(['File', 'Edit', 'View', 'Help']);
    expect(inside(platform, 'File')).toEqual([
      ...['New ask', 'Propose an introduction', 'Capture…', 'Import…', 'Export…', 'Settings…', 'Lock', 'close', 'quit'],
    ]);
    expect(inside(platform, 'Help')).toEqual(['Keyboard shortcuts', 'About Vouchsafe']);
  },
);

describe.each(PLATFORMS)('on %s', (platform) => {
  test('while locked, nothing that needs the vault can be chosen, and capturing can', () => {
    for (const { does, enabled } of flat(menuFor(platform, false)))
      if (does) expect([does, enabled ?? true]).toEqual([does, does === 'capture']);
    for (const { does, enabled } of flat(menuFor(platform, true))) if (does) expect(enabled ?? true).toBe(true);
  });

  test('a vault that is just being made can be locked', () => {
    const able = flat(menuFor(platform, false, true)).filter(({ does, enabled }) => does && (enabled ?? true));
    expect(able.map(({ does }) => does).toSorted()).toEqual(['capture', 'lock']);
  });

  test('wherever an item leads, the window knows the way', () => {
    const ways = flat(menuFor(platform, true)).flatMap(({ does }) => (typeof does === 'object' ? [does] : []));
    expect(ways.length).toBeGreaterThan(10);
    for (const way of ways) expect(destination.safeParse(way).success).toBe(true);
  });

  test('no two items share keys, no keys are bare, and none reload the page or open developer tools', () => {
    const items = flat(menuFor(platform, true));
    const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const each of keys) expect(each).toMatch(/^CmdOrCtrl\+(Shift\+)?[\w,]$/);
    const roles = items.flatMap(({ role }) => role ?? []);
    expect(roles.filter((role) => /reload|devtools/i.test(role))).toEqual([]);
  });

  test('undo and redo stand in the menu, but their keys are left to the page', () => {
    for (const step of ['Undo', 'Redo']) {
      const item = flat(menuFor(platform, true)).find(({ label }) => label === step);
      expect(item).toMatchObject({ registerAccelerator: false, does: { step: step.toLowerCase() } });
    }
  });
});
