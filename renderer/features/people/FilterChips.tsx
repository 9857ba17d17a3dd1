// The filters that are on, each as a chip to change or to take out, and how many people they hide.
import { CloseButton, Group, Popover, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { sayNumber } from '../../ui/saying.ts';
import { FilterEditor, isAsking } from './FilterEditor.tsx';
import menu from './Menus.module.css';
import classes from './People.module.css';
import type { Looking } from './use-look.ts';
import { FILTER_PARTS, type FilterPart, sayFilter } from './words.ts';

interface Props {
  readonly looking: Looking;
  readonly hidden: number;
}

export function FilterChips({ looking, hidden }: Props) {
  const { filter } = looking.look;
  const { text } = filter;
  const parts = FILTER_PARTS.filter((part) => filter[part] !== undefined);
  return (
    <Group className={classes.chips} role="group" aria-label="Filters">
      {parts.map((part) => (
        <FilterChip key={part} part={part} looking={looking} />
      ))}
      <Text size="sm" c="dimmed" className={classes.hidden} role="status">
        {hidden === 0 ? 'Nobody is hidden' : `${sayNumber(hidden)} hidden`}
      </Text>
      <UnstyledButton
        className={menu.quiet}
        onClick={() => looking.pick(looking.named, { ...looking.look, filter: text === undefined ? {} : { text } })}
      >
        Clear filters
      </UnstyledButton>
    </Group>
  );
}

function FilterChip({ part, looking }: { readonly part: FilterPart; readonly looking: Looking }) {
  const [isOpen, setOpen] = useState(false);
  const said = sayFilter(looking.look.filter, part) ?? '';
  const label = (
    <span className={classes.chipText} dir="auto">
      {said}
    </span>
  );
  return (
    <span className={classes.chip}>
      {isAsking(part) ? (
        <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={300} trapFocus returnFocus>
          <Popover.Target>
            <UnstyledButton className={classes.chipButton} onClick={() => setOpen(!isOpen)}>
              {label}
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown className={menu.dropdown}>
            <FilterEditor looking={looking} part={part} onDone={() => setOpen(false)} />
          </Popover.Dropdown>
        </Popover>
      ) : (
        label
      )}
      <CloseButton size={18} aria-label={`Take out: ${said}`} onClick={() => looking.filter({ [part]: undefined })} />
    </span>
  );
}
