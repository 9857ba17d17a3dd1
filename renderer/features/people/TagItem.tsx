// One tag of the list: pressed while one filters by it, renamed where it stands, and with a drumbeat for everybody who has it.
import { ActionIcon, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck, IconPencil, IconRepeat } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { rhythmOfTag, sayRhythm } from '../../../shared/model/drumbeat.ts';
import { attempt } from '../../ui/attempt.ts';
import { sayNumber } from '../../ui/saying.ts';
import { useDocument } from '../../vouchsafe.ts';
import { DaysField } from './DaysField.tsx';
import classes from './Menus.module.css';
import { beat } from './rename-tag.ts';

interface Props {
  readonly tag: string;
  readonly count: number;
  readonly isPressed: boolean;
  /** Whether there is a tag of this name already. */
  readonly isTag: (name: string) => boolean;
  readonly onToggle: () => void;
  /** Answers whether it was done. */
  readonly onRename: (to: string) => Promise<boolean>;
}

export function TagItem({ tag, count, isPressed, isTag, onToggle, onRename }: Props) {
  const [name, setName] = useState<string | undefined>();
  const [isBeating, setBeating] = useState(false);
  const rhythm = rhythmOfTag(useDocument(), tag);
  const button = useRef<HTMLButtonElement>(null);

  function stop(): void {
    setName(undefined);
    requestAnimationFrame(() => button.current?.focus());
  }

  async function rename(): Promise<void> {
    const to = name?.trim() ?? '';
    if (to === '' || to === tag) return stop();
    if (await onRename(to)) setName(undefined);
  }

  if (name !== undefined)
    return (
      <li className={classes.item}>
        <TextInput
          className={classes.grow}
          size="sm"
          autoFocus
          dir="auto"
          maxLength={60}
          aria-label={`A new name for ${tag}`}
          value={name}
          description={name.trim() !== tag && isTag(name.trim()) ? 'Joins the two tags' : undefined}
          inputWrapperOrder={['input', 'description']}
          onChange={(event) => setName(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => setName(undefined)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter') void rename();
            if (event.key === 'Escape') stop();
          }}
        />
      </li>
    );
  return (
    <li>
      <div className={classes.item}>
        <UnstyledButton
          ref={button}
          className={classes.tag}
          aria-pressed={isPressed}
          aria-keyshortcuts="F2"
          onClick={onToggle}
          onKeyDown={(event) => {
            if (event.key === 'F2') setName(tag);
          }}
        >
          <span className={classes.mark}>{isPressed && <IconCheck size={16} aria-hidden />}</span>
          <bdi className={classes.name}>{tag}</bdi>
          <span className={classes.count}>{sayNumber(count)}</span>
        </UnstyledButton>
        <ActionIcon
          className={classes.rename}
          data-shown={isBeating || rhythm !== undefined || undefined}
          variant="subtle"
          color={rhythm ? 'terracotta' : 'gray'}
          size="sm"
          aria-label={`Drumbeat of ${tag}`}
          aria-expanded={isBeating}
          title={rhythm && sayRhythm(rhythm)}
          onClick={() => setBeating(!isBeating)}
        >
          <IconRepeat size={14} />
        </ActionIcon>
        <ActionIcon
          className={classes.rename}
          variant="subtle"
          color="gray"
          size="sm"
          tabIndex={-1}
          aria-label={`Rename ${tag}`}
          onClick={() => setName(tag)}
        >
          <IconPencil size={14} />
        </ActionIcon>
      </div>
      {isBeating && <TagBeat tag={tag} />}
    </li>
  );
}

/** How often to be in touch with everybody who has the tag, ideally and at worst. */
function TagBeat({ tag }: { readonly tag: string }) {
  const rhythm = rhythmOfTag(useDocument(), tag);
  return (
    <div className={classes.beat}>
      <DaysField
        label={`Drumbeat of everybody tagged ${tag}`}
        days={rhythm?.ideal}
        none="no drumbeat"
        onSave={(ideal) => attempt(() => beat(tag, { ...rhythm, ideal }))}
      />
      {rhythm && (
        <DaysField
          label={`At worst, for everybody tagged ${tag}`}
          days={rhythm.atWorst}
          none="at worst: not said"
          above={rhythm.ideal}
          onSave={(atWorst) => attempt(() => beat(tag, { ideal: rhythm.ideal, atWorst }))}
        />
      )}
    </div>
  );
}
