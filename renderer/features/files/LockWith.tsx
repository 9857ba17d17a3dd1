// What a sealed backup is locked with: a passphrase of its own, or the public key of whoever shall open it.
import { SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ArgumentOf } from '../../../shared/requests.ts';
import { NewPassphrase } from '../../ui/NewPassphrase.tsx';
import form from './ExportForm.module.css';

export type Lock = NonNullable<ArgumentOf<'export.write'>['lock']>;

/** Calls with the lock, or undefined while it is not yet one. */
export function LockWith({ onChange }: { readonly onChange: (lock: Lock | undefined) => void }) {
  const [by, setBy] = useState<'passphrase' | 'recipient'>('passphrase');
  const [recipient, setRecipient] = useState('');

  function turn(next: 'passphrase' | 'recipient'): void {
    setBy(next);
    onChange(next === 'recipient' && recipient.trim() ? { recipient: recipient.trim() } : undefined);
  }

  function write(text: string): void {
    setRecipient(text);
    onChange(text.trim() ? { recipient: text.trim() } : undefined);
  }

  return (
    <Stack gap="sm" className={form.lock}>
      <SegmentedControl
        aria-label="Lock it with"
        w="fit-content"
        value={by}
        onChange={turn}
        data={[
          { value: 'passphrase', label: 'A passphrase' },
          { value: 'recipient', label: 'A key (age recipient)' },
        ]}
      />
      {by === 'passphrase' ? (
        <NewPassphrase onChange={(passphrase) => onChange(passphrase === undefined ? undefined : { passphrase })} />
      ) : (
        <Textarea
          label="Recipient"
          description="The public key of whoever shall open it. It begins with age1, and age-keygen prints it."
          autosize
          minRows={2}
          maxRows={4}
          spellCheck={false}
          value={recipient}
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
    </Stack>
  );
}
