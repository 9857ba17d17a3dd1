// Is it this one? Each laptop shows the other's name, and only two yeses bring them together. Where both hold something the
// one that joins says what becomes of its own: nothing of it is lost either way.
import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Said, useRequest } from '../../ui/use-request.tsx';
import { request, useSync } from '../../vouchsafe.ts';
import classes from './laptops.module.css';
import { type Asking, sayHolds } from './words.ts';

type Bring = 'together' | 'aside';

export function Confirm({ asking }: { readonly asking: Asking }) {
  const [bring, setBring] = useState<Bring | undefined>();
  const { run, isRunning, refused } = useRequest();
  const own = useOwnName();
  // It comes up by itself: what is asked is read first, and no key that was meant for something else says yes.
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => question.current?.focus(), []);
  const mustChoose = asking.hasData && asking.role === 'travel';
  const answer = (yes: boolean) => void run(() => request('sync.confirm', { yes, ...(yes && bring && { bring }) }));
  return (
    <Stack>
      <div className={classes.other} ref={question} tabIndex={-1}>
        <Text size="sm" c="dimmed">
          Is this your other laptop?
        </Text>
        <bdi className={classes.otherName}>{asking.name}</bdi>
        <Text size="sm" c="dimmed">
          {sayHolds(asking)}
        </Text>
      </div>
      <Text size="sm">
        Say yes only if you have it before you, and if it shows the name of this one: <b dir="auto">{own}</b>. Whoever
        is let in reads everything.
      </Text>
      {asking.name === own && (
        <Text size="sm">
          Both are called the same now. One gets a number behind its name, and each can be renamed on this screen.
        </Text>
      )}
      {mustChoose && !asking.saidYes && <WhatBecomes bring={bring} onChoose={setBring} />}
      {asking.hasData && asking.role === 'study' && (
        <Text size="sm" c="dimmed">
          Both hold something. What becomes of what is there is asked there; nothing that is here is lost.
        </Text>
      )}
      <Said refused={refused} />
      {asking.saidYes ? (
        <Text role="status">
          You said yes. Now say yes on{' '}
          {asking.name === own ? 'the other one' : <bdi className={classes.name}>{asking.name}</bdi>}, within two
          minutes.
        </Text>
      ) : (
        <Group justify="flex-end" gap={8}>
          <Button variant="default" disabled={isRunning} onClick={() => answer(false)}>
            No, stop
          </Button>
          <Button loading={isRunning} disabled={mustChoose && bring === undefined} onClick={() => answer(true)}>
            Yes, it is mine
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface WhatBecomesProps {
  readonly bring: Bring | undefined;
  readonly onChoose: (bring: Bring) => void;
}

function WhatBecomes({ bring, onChoose }: WhatBecomesProps) {
  return (
    <Radio.Group
      label="Both laptops hold something. What becomes of what is on this one?"
      value={bring ?? ''}
      onChange={(value) => onChoose(value as Bring)}
    >
      <Stack gap={10} mt={8}>
        <Radio
          value="together"
          label="Bring both together"
          description="Everybody and everything from both ends up on both. Who stands twice is shown as a possible duplicate."
        />
        <Radio
          value="aside"
          label="Keep this laptop’s own aside"
          description="It goes into a backup that is never cleaned up, and this laptop shows what the other one has. The backup can be merged in at any later time, in Settings."
        />
      </Stack>
    </Radio.Group>
  );
}

/** The name by which the other one is shown this laptop. */
function useOwnName(): string {
  const known = useSync()?.laptops.find(({ isThis }) => isThis)?.name;
  const [device, setDevice] = useState('');
  useEffect(() => {
    void request('desk.settings').then((desk) => setDevice(desk.device));
  }, []);
  return known ?? device;
}
