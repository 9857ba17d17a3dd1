// How the other laptops stand, in a word and a dot that lead to their screen. Nothing while this laptop is in no circle.
import { UnstyledButton } from '@mantine/core';
import { useSync } from '../vouchsafe.ts';
import { goTo } from './place.ts';
import classes from './SyncWord.module.css';
import { cornerWord } from './sync-words.ts';

export function SyncWord() {
  const word = cornerWord(useSync());
  if (!word) return null;
  const { tone, who, words } = word;
  return (
    <UnstyledButton className={classes.word} onClick={() => goTo({ is: 'laptops' })} title="Laptops">
      <span className={classes.dot} data-tone={tone} aria-hidden />
      {who !== undefined && (
        <>
          <bdi className={classes.who}>{who}</bdi>
          <span className={classes.words}>: </span>
        </>
      )}
      <span className={classes.words}>{words}</span>
    </UnstyledButton>
  );
}
