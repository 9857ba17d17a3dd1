// What is protected and what is not, plainly. The same words before a vault is made and in the settings.
import { List, Stack, Text } from '@mantine/core';

export function Protection() {
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        Protected
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>Whoever finds your laptop locked or off, or a copy of the vault, reads nothing of it.</List.Item>
        <List.Item>Crashes, power cuts and one damaged file lose nothing that was shown as saved.</List.Item>
        <List.Item>Nothing is sent anywhere: there is no account and no server.</List.Item>
        <List.Item>A file of the vault that somebody changed, swapped or cut is noticed.</List.Item>
      </List>
      <Text size="sm" fw={600} mt={6}>
        Not protected
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>While it is unlocked, other programs of yours, and whoever sits at it, can read along.</List.Item>
        <List.Item>A passphrase that can be guessed. Without it and the recovery key, nobody can help you.</List.Item>
        <List.Item>
          What the system itself writes to the disk while it is unlocked: let it encrypt the whole disk.
        </List.Item>
        <List.Item>A whole older copy of the vault, put in its place: it opens, and looks like the real one.</List.Item>
        <List.Item>What you copy, print, mail or save yourself.</List.Item>
      </List>
    </Stack>
  );
}
