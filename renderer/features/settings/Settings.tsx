// Settings: me, the look, locking, introductions, the vault, the bin. Every change is kept at once.
import { ScrollArea, Stack, Title } from '@mantine/core';
import { About } from './About.tsx';
import { Backups } from './Backups.tsx';
import { Bin } from './Bin.tsx';
import { Desk } from './Desk.tsx';
import { MyProfile } from './MyProfile.tsx';
import { Part } from './Part.tsx';
import { Sample } from './Sample.tsx';
import { Secrets } from './Secrets.tsx';
import { VaultCheck } from './VaultCheck.tsx';

export function Settings() {
  return (
    <ScrollArea flex={1} type="auto">
      <Stack gap={22} p={28} maw={760}>
        <Title order={1} fz={24}>
          Settings
        </Title>
        <MyProfile />
        <Desk />
        <Part title="Passphrase and recovery key" about="Changing either rewrites the lock, not what is behind it.">
          <Secrets />
        </Part>
        <VaultCheck />
        <Backups />
        <Bin />
        <Sample />
        <About />
      </Stack>
    </ScrollArea>
  );
}
