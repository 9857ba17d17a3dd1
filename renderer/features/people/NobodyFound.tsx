// Nobody stands in the table: because of what was typed, of the filters, or of both. What to do about it.
import { Button, Group, Text } from '@mantine/core';
import { isOpenFilter, USUAL_LOOK } from '../../../shared/model/people-table.ts';
import { READY_VIEWS } from '../../../shared/model/ready-views.ts';
import classes from './NoPeople.module.css';
import type { Looking } from './use-look.ts';

interface Props {
  readonly looking: Looking;
  readonly typed: string;
  readonly onAdd: () => void;
}

export function NobodyFound({ looking, typed, onAdd }: Props) {
  const { text, ...filter } = looking.look.filter;
  const [isTyped, isFiltered] = [typed.trim() !== '', !isOpenFilter(filter)];
  const words = wordsFor(looking.named, typed, isTyped, isFiltered);
  const showAll = () => looking.pick(READY_VIEWS[0].key, { ...looking.look, filter: USUAL_LOOK.filter });
  return (
    <div className={classes.nobody} role="status">
      <Text fw={600} dir="auto">
        {words.title}
      </Text>
      <Text size="sm" c="dimmed">
        {words.advice}
      </Text>
      <Group gap={8} mt={12} justify="center">
        <Button variant="default" onClick={showAll}>
          Show everybody
        </Button>
        {isTyped && isFiltered && text !== undefined && (
          <Button variant="default" onClick={() => looking.pick(looking.named, { ...looking.look, filter: { text } })}>
            Search without the filters
          </Button>
        )}
        {isTyped && <Button onClick={onAdd}>Add them</Button>}
      </Group>
    </div>
  );
}

/** The ready views that nobody is in are good news, or teach what they would show. */
const EMPTY_VIEWS: Readonly<Record<string, readonly [title: string, advice: string]>> = {
  dusty: [
    'Nobody gathers dust',
    'Here stand people whom you know at least somewhat and were not in touch with for 90 days. Note it when you meet.',
  ],
  open: ['Nobody is in an open introduction', 'Press i to propose one: who should meet whom?'],
  untagged: ['Everybody has a tag', 'New people without one would stand here.'],
  hardly: ['There is nobody you hardly know', 'You have said of everybody how well you know them.'],
};

function wordsFor(named: string, typed: string, isTyped: boolean, isFiltered: boolean) {
  const [title, advice] = EMPTY_VIEWS[named] ?? ['Nobody fits these filters', 'Take one out above, or change it.'];
  if (!isTyped) return { title, advice };
  return {
    title: `Nobody here answers to “${typed.trim()}”`,
    advice: isFiltered
      ? 'Only people who fit the filters above were searched.'
      : 'Names, firms, titles, places, tags, addresses and what people are good at were searched.',
  };
}
