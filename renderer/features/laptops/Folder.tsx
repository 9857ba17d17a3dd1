// A folder between laptops that are never on at the same time: carried by something else, which can read none of it.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCloud, IconFolder } from '@tabler/icons-react';
import { useState } from 'react';
import { type FolderState, troubleSentence } from '../../../shared/sync.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { sayCount } from '../../ui/saying.ts';
import { needsUser } from '../../ui/sync-words.ts';
import { request } from '../../vouchsafe.ts';
import classes from './laptops.module.css';
import { Sheet } from './Sheet.tsx';
import { useNow } from './use-now.ts';
import { WebdavDialog } from './WebdavDialog.tsx';
import { sayLooked } from './words.ts';

interface Props {
  readonly folder: FolderState | undefined;
  readonly isPaused: boolean;
}

export function Folder({ folder, isPaused }: Props) {
  return (
    <Sheet title="A folder between them">{folder ? <Used folder={folder} isPaused={isPaused} /> : <NoFolder />}</Sheet>
  );
}

function NoFolder() {
  const [isTyping, setIsTyping] = useState(false);
  return (
    <Stack gap={12} mt={6}>
      <Text size="sm">
        For laptops that are never on at the same time: choose the same folder on each, one that Syncthing, Nextcloud,
        Dropbox, iCloud or a USB stick carries. Whoever carries it sees only sealed files.
      </Text>
      <Group gap={8}>
        <Button variant="default" leftSection={<IconFolder size={17} />} onClick={() => void chooseFolder()}>
          Choose a folder…
        </Button>
        <Button variant="default" leftSection={<IconCloud size={17} />} onClick={() => setIsTyping(true)}>
          WebDAV address…
        </Button>
      </Group>
      {isTyping && <WebdavDialog onClose={() => setIsTyping(false)} />}
    </Stack>
  );
}

async function chooseFolder(): Promise<void> {
  await attempt(async () => {
    const chosen = await request('desk.chooseFolder');
    if (chosen) await request('sync.useFolder', { token: chosen.token });
  });
}

async function leaveFolder(): Promise<void> {
  const isDone = await attempt(() => request('sync.leaveFolder'));
  if (isDone) say('That folder is not used any more. The sealed files in it stay until you delete them.');
}

const OFTEN_MS = 20_000;

function Used({ folder, isPaused }: { readonly folder: FolderState; readonly isPaused: boolean }) {
  const now = useNow(OFTEN_MS);
  const Icon = folder.kind === 'disk' ? IconFolder : IconCloud;
  return (
    <div className={classes.laptop}>
      <Icon size={20} stroke={1.6} aria-hidden />
      <div className={classes.what}>
        <bdi className={classes.laptopName} title={folder.place}>
          {folder.place}
        </bdi>
        <div className={classes.facts}>
          {isPaused ? 'Left alone while sync is paused' : sayLooked(folder.lookedAt, now)}
        </div>
        {folder.waitsFor.map(({ laptop, files }) => (
          <div key={laptop} className={classes.facts}>
            <span>
              Waiting for {sayCount(files, 'file')} of <bdi>{laptop}</bdi>
            </span>
          </div>
        ))}
        {folder.trouble && (
          <div className={classes.trouble} data-tone={needsUser(folder.trouble) ? 'no' : undefined} role="status">
            {troubleSentence(folder.trouble)}
          </div>
        )}
      </div>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void leaveFolder()}>
        Stop using it
      </Button>
    </div>
  );
}
