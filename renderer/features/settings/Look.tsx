// Light or dark. The main process applies it to every window, and to the system's own dialogs.
import { SegmentedControl } from '@mantine/core';
import type { DeskSettings } from '../../../shared/requests.ts';
import { Part } from './Part.tsx';
import { useDesk } from './use-desk.ts';

const SCHEMES = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

export function Look() {
  const { desk, change } = useDesk();
  return (
    <Part title="Look">
      <SegmentedControl
        aria-label="Colours"
        w="fit-content"
        value={desk?.scheme ?? 'auto'}
        disabled={!desk}
        onChange={(scheme) => void change({ scheme: scheme as DeskSettings['scheme'] })}
        data={SCHEMES}
      />
    </Part>
  );
}
