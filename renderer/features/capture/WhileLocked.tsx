// A calm line over the desk: so many lines were captured while the vault was locked, or left unfinished, and wait to be gone
// through.
import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { openDialog } from '../../ui/place.ts';
import { useVault } from '../../vouchsafe.ts';
import classes from './Inbox.module.css';
import { sayWaiting } from './words.ts';

export function WhileLocked() {
  const vault = useVault();
  if (vault.is !== 'open' || vault.captured === 0) return null;
  return (
    <div className={classes.banner} role="status">
      <IconInbox size={18} aria-hidden />
      <span>{sayWaiting(vault.captured, vault.unfinished)}</span>
      <Button size="compact-sm" variant="light" onClick={() => openDialog({ is: 'inbox' })}>
        {vault.captured === 1 ? 'Go through it' : 'Go through them'}
      </Button>
    </div>
  );
}
