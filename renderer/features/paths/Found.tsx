// The paths that were found, and the questions whose answer would make another. The search walks over all ties, so the
// keeper makes it, and again when a tie was noted meanwhile.
import { Button, Group, Text } from '@mantine/core';
import type { Ask } from '../../../shared/model/ask.ts';
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { sayImplied, wordsOfImplied } from '../../../shared/model/path-words.ts';
import type { Guess, Target, WarmPaths } from '../../../shared/model/warm.ts';
import { attemptOnce, say } from '../../ui/attempt.ts';
import { openDialog } from '../../ui/place.ts';
import { sayCount } from '../../ui/saying.ts';
import { useToday } from '../../ui/today.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { Faces } from './Faces.tsx';
import { PathRow } from './PathRow.tsx';
import classes from './paths.module.css';

interface Props {
  readonly from: PartyId;
  readonly to: Target;
  readonly ask: Ask | undefined;
}

export function Found({ from, to, ask }: Props) {
  const { people, ties, distinctions, affiliations } = useDocument();
  const today = useToday();
  const { value, isAsking } = useAnswer(
    () => request('path.find', { from, to, today }),
    [from, to, today, people, ties, distinctions, affiliations],
  );
  return (
    <div className={classes.found}>
      <Text size="sm" c="dimmed" role="status">
        {value ? sayFound(value) : isAsking ? 'Looking for ways…' : 'There is nobody to look for.'}
      </Text>
      {value && value.paths.length > 0 && (
        <ol className={classes.list} aria-label="Warm paths">
          {value.paths.map((path) => (
            <PathRow key={path.links.map((link) => link.to).join()} path={path} ask={ask} />
          ))}
        </ol>
      )}
      {value && value.guesses.length > 0 && (
        <>
          <h3 className="vs-section">They may know each other</h3>
          <ul className={classes.list} aria-label="They may know each other">
            {value.guesses.map((guess) => (
              <GuessRow key={`${guess.implied.a} ${guess.implied.b}`} guess={guess} />
            ))}
          </ul>
        </>
      )}
      <Group>
        <Button variant="subtle" size="compact-sm" onClick={() => openDialog({ is: 'tie' })}>
          Note who knows whom…
        </Button>
      </Group>
    </div>
  );
}

function sayFound({ paths, guesses }: WarmPaths): string {
  if (paths.length > 0) return `${sayCount(paths.length, 'warm path')}, the strongest first.`;
  return guesses.length > 0
    ? 'No path over ties that you noted. One of these may be one:'
    : 'No path over ties that you noted. Whom do people there know? Each tie that you note may open one.';
}

/** What is only likely: marked by a broken line, and settled by one click either way. */
function GuessRow({ guess }: { readonly guess: Guess }) {
  const document = useDocument();
  const today = useToday();
  const { implied, path } = guess;
  const { a, b } = implied;
  const names = `${nameOf(document, a)} and ${nameOf(document, b)}`;
  const note = (work: () => Promise<unknown>, said: string) =>
    void attemptOnce(work).then((isDone) => isDone && say(said));
  return (
    <li className={classes.row} data-guess>
      <Faces people={[path.from, ...path.links.map(({ to }) => to), b]} isGuess />
      <p className={classes.words} dir="auto">
        {sayImplied(document, implied, today)}
      </p>
      <Group gap={8} className={classes.act}>
        <Button
          size="compact-sm"
          variant="light"
          aria-label={`${names} know each other`}
          onClick={() =>
            note(
              () => request('tie.record', { a, b, words: wordsOfImplied(implied) }),
              `Noted: ${names} know each other.`,
            )
          }
        >
          They do
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${names} do not know each other`}
          onClick={() => note(() => request('tie.deny', { a, b }), 'Noted. You will not be asked again.')}
        >
          They do not
        </Button>
      </Group>
    </li>
  );
}
