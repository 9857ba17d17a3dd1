// Settings: me, the look, locking, starting, reminders, introductions, messages, my data, laptops, the vault, the bin. Every change is
// kept at once.
import { ScrollArea, Stack, Title } from '@mantine/core';
import { useRef } from 'react';
import { ToSettle } from '../../ui/ToSettle.tsx';
import { About } from './About.tsx';
import { Backups } from './Backups.tsx';
import { Bin } from './Bin.tsx';
import { Capturing } from './Capturing.tsx';
import { Contents } from './Contents.tsx';
import { Introductions } from './Introductions.tsx';
import { LaptopsPart } from './LaptopsPart.tsx';
import { Locking } from './Locking.tsx';
import { Look } from './Look.tsx';
import { Messages } from './Messages.tsx';
import { MyProfile } from './MyProfile.tsx';
import { Reminders } from './Reminders.tsx';
import { Sample } from './Sample.tsx';
import classes from './Settings.module.css';
import { Starting } from './Starting.tsx';
import { Vault } from './Vault.tsx';
import { YourData } from './YourData.tsx';

export function Settings() {
  const viewport = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.page}>
      <Contents viewport={viewport} />
      <ScrollArea flex={1} type="auto" viewportRef={viewport}>
        <Stack gap={20} className={classes.parts}>
          <Title order={1} fz={24}>
            Settings
          </Title>
          <ToSettle rest />
          <MyProfile />
          <Look />
          <Locking />
          <Starting />
          <Capturing />
          <Reminders />
          <Introductions />
          <Messages />
          <YourData />
          <LaptopsPart />
          <Vault />
          <Backups />
          <Bin />
          <Sample />
          <About />
        </Stack>
      </ScrollArea>
    </div>
  );
}
