// An empty board teaches: bring your people, note an ask, or look at a sample network that can be thrown away.
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { hasSample } from '../../../shared/model/sample.ts';
import { attempt } from '../../ui/attempt.ts';
import { Face } from '../../ui/Face.tsx';
import pair from '../../ui/Pair.module.css';
import { openDialog } from '../../ui/place.ts';
import { request, useDocument } from '../../vouchsafe.ts';

export function EmptyBoard() {
  const document = useDocument();
  return (
    <Stack align="center" justify="center" gap="md" flex={1} p="xl">
      <span className={pair.pair}>
        <Face name="A" consent="yes" />
        <span className={pair.line} aria-hidden />
        <Face name="B" consent="asked" />
      </span>
      <Title order={2} fz={22}>
        Who could you bring together?
      </Title>
      <Text c="dimmed" maw={460} ta="center">
        Note the next ask somebody makes of you, in a line. Shape it, propose an introduction, and nobody is introduced
        without wanting it.
      </Text>
      <Group justify="center">
        <Button onClick={() => openDialog({ is: 'ask' })}>Note an ask</Button>
        <Button variant="default" onClick={() => openDialog({ is: 'import' })}>
          Bring your people
        </Button>
        {!hasSample(document) && (
          <Button variant="subtle" onClick={() => void attempt(() => request('sample.add'))}>
            Show me a sample network
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** A filter that hides every card must not look like an empty board. */
export function NothingFound({ onAll }: { readonly onAll: () => void }) {
  return (
    <Group justify="center" gap="sm" pb="sm" role="status">
      <Text size="sm">No card fits what you look for.</Text>
      <Button size="compact-sm" variant="default" onClick={onAll}>
        Show all
      </Button>
    </Group>
  );
}
