// What is protected and what is not, and which Vouchsafe this is.
import { Text } from '@mantine/core';
import { version } from '../../../package.json';
import { Protection } from '../../ui/Protection.tsx';
import { Part } from './Part.tsx';

export function About() {
  return (
    <Part title="About" about="What Vouchsafe protects, and what it cannot.">
      <Protection />
      <Text size="sm" c="dimmed">
        Vouchsafe {version}. Free software under the GNU Affero General Public License, version 3.
      </Text>
    </Part>
  );
}
