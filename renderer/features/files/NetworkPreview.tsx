// A whole network of our own: what is in the file, and, into an empty vault, the way to bring it back.
import { Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { NetworkPreview as Network } from '../../../shared/answers.ts';
import type { TableName, VouchsafeDocument } from '../../../shared/model/document.ts';
import { hasSample } from '../../../shared/model/sample.ts';
import { type Kept, records, type Table } from '../../../shared/model/table.ts';
import { sentenceOf } from '../../../shared/refusal.ts';
import { sayCount, sayPeople } from '../../ui/saying.ts';
import { sayInstant } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import { Count, Counts } from './Count.tsx';
import classes from './files.module.css';
import { Alarm } from './Refused.tsx';

interface Props {
  readonly name: string;
  readonly network: Network;
  readonly onAdopt: () => void;
  readonly onChoose: () => void;
  readonly onClose: () => void;
}

const FIRST: readonly (readonly [TableName, string])[] = [
  ['people', 'People'],
  ['asks', 'Asks'],
  ['intros', 'Introductions'],
  ['interactions', 'Notes, calls, meetings'],
];
const REST: readonly (readonly [TableName, string, string?])[] = [
  ['ties', 'tie'],
  ['firms', 'firm'],
  ['affiliations', 'place of work', 'places of work'],
  ['views', 'saved view'],
];

export function NetworkPreview({ name, network, onAdopt, onChoose, onClose }: Props) {
  const document = useDocument();
  const isEmpty = isEmptyNetwork(document);
  return (
    <Stack gap="md">
      <div>
        <Text fw={600} dir="auto" truncate>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          A whole network, written by Vouchsafe on {sayInstant(network.exportedAt)}.
        </Text>
      </div>
      <Counts>
        {FIRST.map(([table, title]) => (
          <Count key={table} title={title} count={network.counts[table]} strong={table === 'people'} />
        ))}
      </Counts>
      <Text size="sm" c="dimmed">
        {sayRest(network)}
      </Text>
      {isEmpty ? (
        <Text size="sm">
          It comes back as it was: people, cards, notes and histories. Your vault is empty, so nothing is in its way.
        </Text>
      ) : (
        <Alarm>{hasSample(document) ? SAMPLE_FIRST : sentenceOf('network-not-empty')}</Alarm>
      )}
      <Group justify="flex-end" gap={8} className={classes.foot}>
        <Button variant="default" autoFocus={!isEmpty} onClick={onChoose}>
          Choose another file
        </Button>
        {isEmpty ? (
          <Button autoFocus onClick={onAdopt}>
            Bring it all in
          </Button>
        ) : (
          <Button onClick={onClose}>Close</Button>
        )}
      </Group>
    </Stack>
  );
}

/** Said when the whole network is here. */
export function NetworkAdopted({ network, onDone }: { readonly network: Network; readonly onDone: () => void }) {
  const { people, asks, intros } = network.counts;
  return (
    <Stack gap="lg" pt="md">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" color="terracotta" radius="50%" size={40} aria-hidden>
          <IconCheck size={22} />
        </ThemeIcon>
        <div role="status">
          <Text fw={650} fz={19} lh={1.35}>
            Your network is back
          </Text>
          <Text size="sm" c="dimmed">
            {sayPeople(people)} · {sayCount(asks, 'ask')} · {sayCount(intros, 'introduction')}
          </Text>
          <Text size="sm" mt={8}>
            Everything is sealed and on disk. The file you read it from is not: remove it if you no longer need it.
          </Text>
        </div>
      </Group>
      <Group justify="flex-end" className={classes.foot}>
        <Button autoFocus onClick={onDone}>
          See your board
        </Button>
      </Group>
    </Stack>
  );
}

function sayRest({ counts }: Network): string {
  const parts = REST.filter(([table]) => counts[table] > 0).map(([table, one, many]) =>
    sayCount(counts[table], one, many),
  );
  return parts.length > 0 ? `Also ${parts.join(', ')}.` : '';
}

const SAMPLE_FIRST =
  'A whole network can only be read into an empty vault, and the sample network is in yours. Remove it in the settings first.';

/** True while nothing is in the vault, or in its bin only. The keeper has the last word. */
function isEmptyNetwork(document: VouchsafeDocument): boolean {
  return FIRST.every(([table]) => records(document[table] as unknown as Table<Kept>).next().done);
}
