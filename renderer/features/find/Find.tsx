// The palette: people, cards, firms, notes and actions, by what one types. The field holds the focus and points at the line
// that Enter opens. It lies over everything, and gives the focus back when it closes.
import { Modal, Text, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { completions, parseTyped } from '../../../shared/model/facets.ts';
import { useFocusBack } from '../../ui/focus-back.ts';
import { closePalette } from '../../ui/palette.ts';
import { sayCount } from '../../ui/saying.ts';
import { useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import { Completions } from './Completions.tsx';
import classes from './Find.module.css';
import { groupsFor, type Item } from './items.ts';
import { List, lineId } from './List.tsx';
import { openFound, proposeFound } from './open.ts';
import { noteOpened } from './recent.ts';
import { useFound } from './use-found.ts';
import { vocabularyOf } from './vocabulary.ts';

const NO_WORDS = { tags: [], firms: [], places: [] };

export function Find() {
  useFocusBack();
  return (
    <Modal.Root
      opened
      onClose={closePalette}
      returnFocus={false}
      centered={false}
      lockScroll={false}
      yOffset="9vh"
      size={660}
      zIndex={300}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Find anything" radius="lg">
        <Modal.Body p={0}>
          <Palette />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette() {
  const id = useId();
  const document = useDocument();
  const today = useToday();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(text);
  const groups = groupsFor(parseTyped(text), found.hits);
  const items = groups.flatMap((group) => group.items);
  const active = items[Math.min(at, items.length - 1)];
  const needsWords = /(?:\p{L}:|#)\S*|"[^"]*$/u.test(text);
  const offered = completions(text, needsWords ? vocabularyOf(document, today) : NO_WORDS);

  function type(next: string): void {
    setText(next);
    setAt(0);
  }

  function handleKey(event: React.KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const act = keyAction(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  function keyAction({ key, ctrlKey, metaKey, shiftKey, altKey }: React.KeyboardEvent): (() => void) | undefined {
    const command = ctrlKey || metaKey;
    const [next] = offered;
    if (key === 'Escape') return text === '' ? closePalette : () => type('');
    if (key === 'Enter') return () => active && run(active, command);
    if (command && key.toLowerCase() === 'k') return closePalette;
    if (command || altKey) return undefined;
    // Also while nothing is found yet, or nothing at all: what is offered does not hang on it.
    if (key === 'Tab' && !shiftKey && next) return () => type(next.text);
    if (items.length === 0) return undefined;
    if (key === 'ArrowDown') return () => setAt((at + 1) % items.length);
    if (key === 'ArrowUp') return () => setAt((Math.min(at, items.length - 1) + items.length - 1) % items.length);
    if (key === 'Tab' && !shiftKey) return () => undefined;
    return undefined;
  }

  return (
    <div className={classes.palette}>
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden />
        <input
          className={classes.input}
          role="combobox"
          aria-label="Find people, cards, firms, notes and actions"
          aria-expanded={items.length > 0}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={active && lineId(id, active)}
          placeholder="Find anything, or do something"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          data-autofocus
          // A dialog below must not take this key for its own.
          data-mantine-stop-propagation="true"
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={handleKey}
        />
      </div>
      <Completions offered={offered} isEmpty={text === ''} onChoose={type} />
      <List
        id={id}
        document={document}
        groups={groups}
        active={active?.key}
        onActive={(key) => setAt(items.findIndex((item) => item.key === key))}
        onChoose={(item) => run(item, false)}
      />
      <Below items={items} text={text} isUpToDate={found.text === text} isComplete={found.isComplete} active={active} />
    </div>
  );
}

function run(item: Item, isCommand: boolean): void {
  closePalette();
  if (item.is === 'action') return item.action.run();
  noteOpened(item.hit);
  if (!isCommand || !proposeFound(item.hit)) openFound(item.hit);
}

interface BelowProps {
  readonly items: readonly Item[];
  readonly text: string;
  readonly isUpToDate: boolean;
  readonly isComplete: boolean;
  readonly active: Item | undefined;
}

/** What is to be said: how many, that there may be more, and what the keys do. */
function Below({ items, text, isUpToDate, isComplete, active }: BelowProps) {
  const isAsked = text.trim() !== '';
  const isNothing = isAsked && isUpToDate && items.length === 0;
  const canPropose = active?.is === 'hit' && (active.hit.table === 'people' || active.hit.table === 'asks');
  return (
    <div className={classes.foot}>
      {isNothing && isComplete && (
        <Text size="sm" className={classes.nothing}>
          Nothing answers to “<bdi>{text.trim()}</bdi>”.
        </Text>
      )}
      {isAsked && !isComplete && (
        <Text size="sm" c="dimmed">
          Your notes are still being read; names and actions are found already.
        </Text>
      )}
      <VisuallyHidden role="status">
        {isAsked && isUpToDate && (items.length === 0 ? 'Nothing found' : `${sayCount(items.length, 'result')}`)}
      </VisuallyHidden>
      <Text size="xs" c="dimmed" aria-hidden>
        ↑ ↓ choose · Enter open{canPropose && ' · Ctrl+Enter propose an introduction'} · Esc{' '}
        {text === '' ? 'close' : 'clear'}
      </Text>
    </div>
  );
}
