// What the three programs print that ask the session bus, as they print it: all are understood alike.
import { describe, expect, test } from 'vitest';
import { hasHost, itemsIn } from '../../electron/tray-host.ts';

const ICONS = ['org.freedesktop.StatusNotifierItem-4711-1', ':1.42'];
const PATHS = ICONS.map((name) => `${name}/StatusNotifierItem`);

const ANSWERS: Readonly<Record<string, (hasHost: boolean, items: readonly string[]) => string>> = {
  gdbus: (isHost, items) =>
    `({'RegisteredStatusNotifierItems': <${items.length ? `[${items.map((item) => `'${item}'`).join(', ')}]` : '@as []'}>, 'IsStatusNotifierHostRegistered': <${isHost}>, 'ProtocolVersion': <0>},)\n`,
  busctl: (isHost, items) =>
    `a{sv} 3 "RegisteredStatusNotifierItems" as ${items.length}${items.map((item) => ` "${item}"`).join('')} "IsStatusNotifierHostRegistered" b ${isHost} "ProtocolVersion" i 0\n`,
  'dbus-send': (isHost, items) =>
    [
      'method return time=1795365444.548358 sender=org.kde.StatusNotifierWatcher -> destination=org.example serial=42 reply_serial=2',
      '   array [',
      '      dict entry(\n         string "RegisteredStatusNotifierItems"\n         variant             array [',
      ...items.map((item) => `               string "${item}"`),
      '            ]\n      )',
      `      dict entry(\n         string "IsStatusNotifierHostRegistered"\n         variant             boolean ${isHost}\n      )`,
      '   ]',
    ].join('\n'),
};

describe.each(Object.entries(ANSWERS))('%s', (_program, answer) => {
  test('a watcher with a host is a tray, and one without is none', () => {
    expect(hasHost(answer(true, PATHS))).toBe(true);
    expect(hasHost(answer(true, []))).toBe(true);
    expect(hasHost(answer(false, PATHS))).toBe(false);
  });

  test('the icons are found by their names on the bus, with a path behind them or without', () => {
    expect(itemsIn(answer(true, PATHS))).toEqual(ICONS);
    expect(itemsIn(answer(true, ICONS))).toEqual(ICONS);
    expect(itemsIn(answer(true, []))).toEqual([]);
  });
});

test('no answer is no tray', () => {
  expect(hasHost('')).toBe(false);
});
