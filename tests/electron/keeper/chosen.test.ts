// Folders that the user chose: a window has a token for each and can name no path.
import { expect, test } from 'vitest';
import { ChosenFolders } from '../../../electron/keeper/chosen.ts';

test('a token leads to the folder that was chosen, once', () => {
  const folders = new ChosenFolders();
  folders.offer('first', '/media/stick');
  folders.offer('second', '/home/mo/Sync');
  expect(folders.take('second')).toBe('/home/mo/Sync');
  expect(() => folders.take('second')).toThrow(expect.objectContaining({ code: 'folder-unusable' }));
  expect(folders.take('first')).toBe('/media/stick');
});

test('a token that nobody gave out leads nowhere', () => {
  const folders = new ChosenFolders();
  folders.offer('first', '/media/stick');
  for (const token of ['', '/media/stick', '__proto__'])
    expect(() => folders.take(token)).toThrow(expect.objectContaining({ code: 'folder-unusable' }));
});
