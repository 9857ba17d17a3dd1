// Where the code of the other laptop is typed or pasted, and why this one keeps a passphrase of its own.
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Said } from '../../ui/use-request.tsx';
import classes from './laptops.module.css';

export interface Typed {
  readonly code: string;
  /** Empty unless it is not found by itself. */
  readonly address: string;
}

interface Props {
  readonly typed: Typed;
  readonly isRunning: boolean;
  readonly refused: string | undefined;
  readonly onJoin: (typed: Typed) => void;
  readonly onClose: () => void;
}

export function JoinForm({ typed, isRunning, refused, onJoin, onClose }: Props) {
  const [code, setCode] = useState(typed.code);
  const [address, setAddress] = useState(typed.address);
  const isEmpty = code.trim() === '';

  function submit(event: React.FormEvent): void {
    event.preventDefault();
    if (!isEmpty) onJoin({ code: code.trim(), address: address.trim() });
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">
          On the other laptop choose <b>Add a laptop</b>, in its settings. It shows six words.
        </Text>
        <Textarea
          autoFocus
          data-autofocus
          label="The six words, or the link"
          description="Of each word the first four letters are enough."
          rows={2}
          classNames={{ input: classes.typed }}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <TextInput
          label="Its address, if it is not found by itself"
          placeholder="192.168.1.20:50213"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Said refused={refused} />
        <Text size="sm" c="dimmed">
          This laptop keeps its own passphrase and its own recovery key. So whoever learns one passphrase opens one
          laptop, not all; and if you forget one, the other laptop still has everything.
        </Text>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isRunning} disabled={isEmpty}>
            Join
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
