// The twelve words of a recovery key: to be copied by hand, printed, or taken through the clipboard for a minute.
// What is printed stands outside of everything else: from within a dialog, paper would show only what the dialog does.
import { Button, Group, Portal, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { request } from '../vouchsafe.ts';
import { attempt } from './attempt.ts';
import classes from './RecoveryWords.module.css';
import { today } from './today.ts';

export function RecoveryWords({ words }: { readonly words: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => setIsCopied(await attempt(() => request('desk.copy', { text: words, secret: true })));
  return (
    <Stack gap="sm">
      <Words words={words} />
      <Group gap={8}>
        <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => void copy()}>
          Copy
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => void attempt(() => request('desk.print'))}
        >
          Print
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {isCopied && 'Copied. The clipboard is cleared after a minute.'}
        </Text>
      </Group>
      <Portal>
        <Paper words={words} />
      </Portal>
    </Stack>
  );
}

function Paper({ words }: { readonly words: string }) {
  return (
    <div className={`vs-print ${classes.paper}`}>
      <Text fw={650} fz={20}>
        Vouchsafe recovery key
      </Text>
      <Text mb="xl">
        Printed on {today()}. These words open the vault when its passphrase is forgotten, for whoever has them. They
        are not a key to any money.
      </Text>
      <Words words={words} />
    </div>
  );
}

function Words({ words }: { readonly words: string }) {
  return (
    <SimpleGrid component="ol" cols={{ base: 3, xs: 4 }} spacing={8} className={classes.words}>
      {words.split(' ').map((word, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a word of the key is known by
        <li key={place} className={classes.word}>
          <span className={classes.place}>{place + 1}</span> {word}
        </li>
      ))}
    </SimpleGrid>
  );
}
