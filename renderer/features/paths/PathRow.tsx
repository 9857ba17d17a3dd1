// One warm path: faces, what is known of each step, and the one thing to do with it.
import { Button } from '@mantine/core';
import type { Ask } from '../../../shared/model/ask.ts';
import { firstName } from '../../../shared/model/board.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import type { Path } from '../../../shared/model/path.ts';
import { sayPath } from '../../../shared/model/path-words.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { interactionsOf } from '../../ui/interactions-index.ts';
import { goTo, openDialog } from '../../ui/place.ts';
import { useToday } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { Faces } from './Faces.tsx';
import classes from './paths.module.css';

interface Props {
  readonly path: Path;
  readonly ask: Ask | undefined;
}

export function PathRow({ path, ask }: Props) {
  const document = useDocument();
  const people = [path.from, ...path.links.map(({ to }) => to)];
  const words = sayPath(document, path, (person) => interactionsOf(document, person), useToday());
  const { label, act } = stepOf(document, people, ask, words);
  return (
    <li className={classes.row}>
      <Faces people={people} />
      <p className={classes.words} dir="auto">
        {words}.
      </p>
      <div className={classes.act}>
        <Button size="compact-sm" variant="light" onClick={act}>
          {label}
        </Button>
      </div>
    </li>
  );
}

/** What to do next: the introduction in which I have a part, or telling the one who asks where theirs leads over me not. */
function stepOf(
  document: VouchsafeDocument,
  people: readonly PartyId[],
  ask: Ask | undefined,
  words: string,
): { readonly label: string; readonly act: () => void } {
  const [from, target] = [people[0] as PartyId, people.at(-1) as PartyId];
  const next = people[people.indexOf('me') + 1] as PartyId;
  const forAsk = ask ? { ask: ask.id } : {};
  if (!people.includes('me'))
    return {
      label: `Copy it for ${firstName(document, from)}`,
      act: () =>
        void attempt(() => request('desk.copy', { text: `${words}.`, secret: false })).then(
          (done) => done && say('Copied.'),
        ),
    };
  if (from === 'me' && next === target)
    return { label: 'Open their page', act: () => target !== 'me' && goTo({ is: 'person', id: target }) };
  if (from === 'me')
    return {
      label: `Propose it to ${firstName(document, next)}`,
      act: () => openDialog({ is: 'intro', ...forAsk, connector: next, party: target }),
    };
  return {
    label: `Introduce ${firstName(document, from)} to ${firstName(document, next)}`,
    act: () => openDialog({ is: 'intro', ...(ask?.asker === from ? { ...forAsk, party: next } : { party: from }) }),
  };
}
