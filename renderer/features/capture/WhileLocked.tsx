// A calm line over the desk: so many lines were captured while the vault was locked, and wait to be gone through.
import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { openDialog } from '../../ui/place.ts';
import { useVault } from '../../vouchsafe.ts';
import classes from './Inbox.module.css';

export function WhileLocked() {
  const vault = useVault();
  if (vault.is !== 'open' || vault.captured === 0) return null;
  return (
    <div className={classes.banner} role="status">
      <IconInbox size={18} aria-hidden />
      <span>{vault.captured} captured while locked</span>
      <Button size="compact-sm" variant="light" onClick={() => openDialog({ is: 'inbox' })}>
        Go through them
      </Button>
    </div>
  );
}
