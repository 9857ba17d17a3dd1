// Adds a filter: those that only are on or off at once, the others by what they ask for.
import { Button, Menu, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import type { PeopleFilter } from '../../../shared/model/people-table.ts';
import { FilterEditor } from './FilterEditor.tsx';
import classes from './Menus.module.css';
import type { Looking } from './use-look.ts';
import type { FilterPart } from './words.ts';

const ASKING: readonly (readonly [part: FilterPart, title: string])[] = [
  ['firm', 'Firm…'],
  ['place', 'Place…'],
  ['closeness', 'How well known…'],
  ['lastContact', 'Last contact…'],
  ['allTags', 'Tags…'],
];
const AT_ONCE: readonly (readonly [filter: PeopleFilter, title: string])[] = [
  [{ open: 'card' }, 'Has an open card'],
  [{ open: 'intro' }, 'In an open introduction'],
  [{ missed: true }, 'Drumbeat missed'],
  [{ noEmail: true }, 'No e-mail'],
  [{ untagged: true }, 'No tags'],
];

export function FilterMenu({ looking }: { readonly looking: Looking }) {
  const [part, setPart] = useState<FilterPart | undefined>();
  return (
    <Popover
      opened={part !== undefined}
      onChange={() => setPart(undefined)}
      position="bottom-end"
      width={300}
      trapFocus
      returnFocus
      // The button under it has a menu's roles already.
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.anchor}>
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <Button variant="default" leftSection={<IconFilter size={16} />}>
                Filter
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {ASKING.map(([each, title]) => (
                <Menu.Item key={each} onClick={() => setPart(each)}>
                  {title}
                </Menu.Item>
              ))}
              <Menu.Divider />
              {AT_ONCE.map(([filter, title]) => (
                <Menu.Item key={title} onClick={() => looking.filter(filter)}>
                  {title}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} role="dialog" aria-label="Filter">
        {part && <FilterEditor looking={looking} part={part} onDone={() => setPart(undefined)} />}
      </Popover.Dropdown>
    </Popover>
  );
}
