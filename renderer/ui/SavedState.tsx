// Whether everything is on disk, in a word and a dot.
import { Text } from '@mantine/core';
import { useVault } from '../vouchsafe.ts';
import classes from './SavedState.module.css';

export function SavedState() {
  const vault = useVault();
  if (vault.is !== 'open') return null;
  const [tone, words] = !vault.saved.ok
    ? ['no', `Not saved: ${vault.saved.unsaved}`]
    : vault.ready
      ? ['yes', 'Saved']
      : ['asked', 'Opening the history'];
  return (
    <Text component="span" size="sm" c="dimmed" role="status" className={classes.saved}>
      <span className={classes.dot} data-tone={tone} aria-hidden /> {words}
    </Text>
  );
}
