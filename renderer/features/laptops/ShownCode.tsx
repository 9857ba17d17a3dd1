// A code on show: six words to type, the same as a picture and as a link, and how long it lives.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { PairingState } from '../../../shared/sync.ts';
import { attempt } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';
import classes from './laptops.module.css';
import { QrCode } from './QrCode.tsx';
import { useNow } from './use-now.ts';
import { sayLeft, sayTries } from './words.ts';

type Showing = Extract<PairingState, { is: 'showing' }>;

interface Props {
  readonly code: Showing;
  readonly onAgain: () => void;
}

export function ShownCode({ code, onAgain }: Props) {
  const now = useNow(1000);
  const tries = sayTries(code.left);
  return (
    <div className={classes.code}>
      <Stack gap={14} miw={0}>
        <Text size="sm">
          On the other laptop choose <b>Join my other laptop</b> and type these words there:
        </Text>
        <ol className={classes.words} aria-label="The six words" data-dead={code.left <= 0 || undefined}>
          {code.words.split(' ').map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a word of the code is known by
            <li key={place}>{word}</li>
          ))}
        </ol>
        <Text size="sm" c="dimmed">
          <span role="timer" className={classes.left}>
            {sayLeft(code.until, now)}
          </span>{' '}
          left. It works once, for one laptop.
        </Text>
        <Text size="sm" c="var(--vs-no-text)" role="status" hidden={tries === undefined}>
          {tries}
        </Text>
        {code.left <= 0 && (
          <Button variant="default" size="compact-sm" w="fit-content" onClick={onAgain}>
            Show a new code
          </Button>
        )}
        <Addresses addresses={code.addresses} />
      </Stack>
      <Stack gap={8} align="center">
        <QrCode link={code.link} />
        <CopyLink link={code.link} />
      </Stack>
    </div>
  );
}

function Addresses({ addresses }: { readonly addresses: readonly string[] }) {
  if (addresses.length === 0)
    return (
      <Text size="sm" c="dimmed">
        This laptop is in no network now. Connect it, then show a new code.
      </Text>
    );
  return (
    <div>
      <Text size="sm" c="dimmed">
        If it does not find this laptop by itself, type an address as well:
      </Text>
      <ul className={classes.addresses} aria-label="Addresses of this laptop">
        {addresses.map((address) => (
          <li key={address}>{address}</li>
        ))}
      </ul>
    </div>
  );
}

function CopyLink({ link }: { readonly link: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => setIsCopied(await attempt(() => request('desk.copy', { text: link, secret: true })));
  return (
    <Group gap={8} justify="center">
      <Button variant="default" size="compact-sm" leftSection={<IconCopy size={15} />} onClick={() => void copy()}>
        Copy the link
      </Button>
      <Text size="xs" c="dimmed" role="status" ta="center">
        {isCopied && 'Copied. The clipboard is cleared after a minute.'}
      </Text>
    </Group>
  );
}
