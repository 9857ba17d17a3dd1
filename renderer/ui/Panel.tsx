// The panel beside the board: it never covers the column that its card came from, for the board makes room.
import { ActionIcon, Group, Menu, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { IconDots, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { closePanel } from './keys.ts';
import classes from './Panel.module.css';

interface Props {
  readonly kind: string;
  readonly title: string;
  readonly subtitle?: React.ReactNode;
  readonly menu: React.ReactNode;
  readonly children: React.ReactNode;
}

export function Panel({ kind, title, subtitle, menu, children }: Props) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  function handleKey(event: React.KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    closePanel();
  }
  return (
    <aside className={classes.panel} aria-label={title} tabIndex={-1} ref={panel} onKeyDown={handleKey}>
      <Group justify="space-between" wrap="nowrap" px={20} pt={16}>
        <Text size="sm" c="dimmed">
          {kind}
        </Text>
        <Group gap={4} wrap="nowrap">
          <Menu position="bottom-end" width={230}>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label="More actions">
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>{menu}</Menu.Dropdown>
          </Menu>
          <ActionIcon variant="subtle" color="gray" aria-label="Close the panel" onClick={closePanel}>
            <IconX size={18} />
          </ActionIcon>
        </Group>
      </Group>
      <ScrollArea className={classes.scroll} type="scroll">
        <Stack gap={18} px={20} pb={24} pt={2}>
          <div>
            <Title order={2} fz={20} lh={1.3} dir="auto">
              {title}
            </Title>
            {subtitle && (
              <Text size="sm" c="dimmed" mt={2} dir="auto">
                {subtitle}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </ScrollArea>
    </aside>
  );
}
