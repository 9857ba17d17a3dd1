// A folder on a WebDAV server: its address, and what opens it. Both are sealed in the vault and go to that server only.
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFocusBack } from '../../ui/focus-back.ts';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { Said, useRequest } from '../../ui/use-request.tsx';
import { request } from '../../vouchsafe.ts';

export function WebdavDialog({ onClose }: { readonly onClose: () => void }) {
  const [url, setUrl] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const { run, isRunning, refused } = useRequest();
  useFocusBack();

  async function use(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (url.trim() === '') return;
    if (await run(() => request('sync.useWebdav', { url: url.trim(), user, password }))) onClose();
  }

  return (
    <Modal opened onClose={onClose} title="A folder by WebDAV" returnFocus={false}>
      <form onSubmit={(event) => void use(event)}>
        <Stack>
          <Text size="sm">
            The address of a folder, as Nextcloud and other servers show it. The server sees sealed files, how many
            laptops write, and when.
          </Text>
          <TextInput
            data-autofocus
            label="Address"
            placeholder="https://cloud.example/remote.php/dav/files/me/vouchsafe"
            autoComplete="off"
            spellCheck={false}
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <TextInput
            label="Name"
            autoComplete="off"
            spellCheck={false}
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
          />
          <PassphraseField label="Password" value={password} onChange={setPassword} />
          <Said refused={refused} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isRunning} disabled={url.trim() === ''}>
              Use it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
