// The twelve words of a recovery key: to be copied by hand, printed, or taken through the clipboard for a minute.
import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { request } from '../vouchsafe.ts';
import { attempt, say } from './attempt.ts';
import classes from './RecoveryWords.module.css';

export function RecoveryWords({ words }: { readonly words: string }) {
  const copy = () =>
    void attempt(async () => {
      await request('desk.copy', { text: words, secret: true });
      say('Copied. It leaves the clipboard again after a minute.');
    });
  return (
    <Stack gap="sm">
      <div className="vs-print">
        <Text className={classes.paper} fw={650}>
          Vouchsafe recovery key. Keep it where you keep things that matter. It is not a key to any money.
        </Text>
        <SimpleGrid component="ol" cols={{ base: 3, xs: 4 }} spacing={8} className={classes.words}>
          {words.split(' ').map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a word of the key is known by
            <li key={place} className={classes.word}>
              <span className={classes.place}>{place + 1}</span> {word}
            </li>
          ))}
        </SimpleGrid>
      </div>
      <Group gap={8}>
        <Button variant="default" leftSection={<IconCopy size={16} />} onClick={copy}>
          Copy
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} />}
          onClick={() => void attempt(() => request('desk.print'))}
        >
          Print
        </Button>
      </Group>
    </Stack>
  );
}
