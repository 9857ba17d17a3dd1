// The way from the settings to the other laptops, and how they stand in a sentence. They have a screen of their own.
import { Button, Group, Text } from '@mantine/core';
import { goTo, openDialog } from '../../ui/place.ts';
import { cornerWord } from '../../ui/sync-words.ts';
import { useSync } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

export function LaptopsPart() {
  const word = cornerWord(useSync());
  return (
    <Part title="Laptops" about="Several laptops of yours can keep one desk in step, directly or by a folder of yours.">
      <Group gap={10}>
        <Button variant="default" onClick={() => openDialog({ is: 'pair' })}>
          Add a laptop…
        </Button>
        <Button variant="default" onClick={() => goTo({ is: 'laptops' })}>
          Show the laptops
        </Button>
        <Text size="sm" c="dimmed">
          {word?.who !== undefined && (
            <>
              <bdi>{word.who}</bdi>:{' '}
            </>
          )}
          {word?.words}
        </Text>
      </Group>
    </Part>
  );
}
