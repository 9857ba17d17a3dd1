// All tags with how many people have each: a click filters by one, a pencil renames it for everybody.
import { Button, Popover } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './Menus.module.css';
import { type TagPart, TagsList } from './TagsList.tsx';
import type { Looking } from './use-look.ts';

export function TagsMenu({ looking }: { readonly looking: Looking }) {
  const [part, setPart] = useState<TagPart>('allTags');
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconTag size={16} />}>
          Tags
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label="Tags">
        <TagsList looking={looking} part={part} onPart={setPart} />
      </Popover.Dropdown>
    </Popover>
  );
}
