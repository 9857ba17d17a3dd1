// What is done with the network as a whole: people in, people out, and who may be in it twice.
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconDots, IconFileExport, IconFileImport, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { goTo, openDialog } from '../../ui/place.ts';
import { sayNumber } from '../../ui/saying.ts';
import { usePairCount } from '../../ui/suspicions.ts';

interface Props {
  /** How many people there are. */
  readonly count: number;
  readonly onAdd: () => void;
}

export function PeopleActions({ count, onAdd }: Props) {
  const pairs = usePairCount() ?? 0;
  const openDuplicates = () => goTo({ is: 'duplicates' });
  return (
    <Group gap={8} wrap="nowrap">
      {pairs > 0 && (
        // In a narrow window the menu's line is enough.
        <Button variant="subtle" color="gray" visibleFrom="md" onClick={openDuplicates}>
          Possible duplicates ({sayNumber(pairs)})
        </Button>
      )}
      <Button variant="default" leftSection={<IconFileImport size={17} />} onClick={() => openDialog({ is: 'import' })}>
        Import…
      </Button>
      <Button variant={count > 0 ? 'filled' : 'default'} leftSection={<IconUserPlus size={17} />} onClick={onAdd}>
        Add a person
      </Button>
      {count > 0 && (
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label="More with everybody">
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUsers size={16} />} onClick={openDuplicates}>
              Possible duplicates
            </Menu.Item>
            <Menu.Item leftSection={<IconFileExport size={16} />} onClick={() => openDialog({ is: 'export' })}>
              Export…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
