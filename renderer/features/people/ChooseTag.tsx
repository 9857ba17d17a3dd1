// Tags the people who are chosen, or takes a tag from them: only one that some of them have. One tag is one change.
import { Button, Combobox, Popover, Text, TextInput, useCombobox } from '@mantine/core';
import { IconTag, IconTagOff } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { folded } from '../../../shared/model/board.ts';
import type { Person } from '../../../shared/model/person.ts';
import { countTags } from '../../../shared/model/tags.ts';
import { attemptBatch } from '../../ui/offer.tsx';
import { sayNumber, sayPeople } from '../../ui/saying.ts';
import { request } from '../../vouchsafe.ts';
import { useTagCounts } from './facts.ts';
import classes from './Menus.module.css';

interface Props {
  readonly people: readonly Person[];
  /** True to tag them, false to take a tag from them. */
  readonly adds: boolean;
}

const LONGEST = 60;
const MOST = 50;

export function ChooseTag({ people, adds }: Props) {
  const [isOpen, setOpen] = useState(false);
  const title = adds ? 'Tag…' : 'Untag…';

  async function edit(tag: string): Promise<void> {
    setOpen(false);
    const ids = people.filter(({ tags }) => adds !== Object.hasOwn(tags, tag)).map(({ id }) => id);
    if (ids.length === 0) return;
    const changes = adds ? { addTags: [tag] } : { removeTags: [tag] };
    const said = `${sayPeople(ids.length)} ${adds ? 'now tagged' : 'no longer tagged'} “${tag}”.`;
    await attemptBatch(() => request('people.edit', { ids, changes }), said);
  }

  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={260} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={adds ? <IconTag size={15} /> : <IconTagOff size={15} />}
          onClick={() => setOpen(!isOpen)}
        >
          {title}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={title}>
        <TagOptions people={people} adds={adds} onChoose={(tag) => void edit(tag)} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface OptionsProps extends Props {
  readonly onChoose: (tag: string) => void;
}

function TagOptions({ people, adds, onChoose }: OptionsProps) {
  const [typed, setTyped] = useState('');
  // The list is always there, and has no dropdown of its own.
  const combobox = useCombobox({ opened: true });
  const every = useTagCounts();
  const theirs = useMemo(() => countTags(people), [people]);
  const wanted = typed.trim();
  const found = (adds ? every : theirs).filter(({ tag }) => folded(tag).includes(folded(wanted))).slice(0, MOST);
  const isNew = adds && wanted !== '' && !every.some(({ tag }) => tag === wanted);
  const { selectFirstOption, resetSelectedOption } = combobox;
  // Nothing is meant before one types or walks.
  useEffect(
    () => void (wanted === '' ? resetSelectedOption() : selectFirstOption()),
    [wanted, selectFirstOption, resetSelectedOption],
  );
  const had = (tag: string) => theirs.find((each) => each.tag === tag)?.count ?? 0;
  return (
    <Combobox store={combobox} onOptionSubmit={onChoose}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          size="sm"
          dir="auto"
          aria-label={adds ? 'Tag for them' : 'Tag to take from them'}
          placeholder={adds ? 'A tag, new or known' : 'A tag that they have'}
          maxLength={LONGEST}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label="Tags" className={classes.list}>
        {found.map(({ tag }) => (
          <Combobox.Option key={tag} value={tag} className={classes.option}>
            <bdi className={classes.name}>{tag}</bdi>
            <span className={classes.count}>{sayHad(had(tag), people.length)}</span>
          </Combobox.Option>
        ))}
        {isNew && (
          <Combobox.Option value={wanted}>
            New tag <bdi>“{wanted}”</bdi>
          </Combobox.Option>
        )}
        {found.length === 0 && !isNew && <Combobox.Empty>{sayNone(adds, wanted)}</Combobox.Empty>}
      </Combobox.Options>
      {adds && (
        <Text size="xs" c="dimmed" px={6}>
          Enter tags {sayPeople(people.length)}.
        </Text>
      )}
    </Combobox>
  );
}

function sayNone(adds: boolean, wanted: string): string {
  if (wanted !== '') return 'They have no such tag.';
  return adds ? 'There are no tags yet: type one.' : 'They have no tags.';
}

function sayHad(count: number, all: number): string {
  if (count === 0) return '';
  return count === all ? 'all' : `${sayNumber(count)} of ${sayNumber(all)}`;
}
