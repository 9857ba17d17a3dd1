// The twelve words of the recovery key, typed. What is said about them while one types comes from the public list of words
// alone: whether they open this vault, only the vault can say.
import { Text, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';

const WORDS = 12;

interface Props {
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly ref?: React.Ref<HTMLTextAreaElement>;
}

export function RecoveryField({ value, onChange, ref }: Props) {
  const list = useWordList();
  return (
    <div>
      <Textarea
        ref={ref}
        size="md"
        label="Recovery key"
        description="Its twelve words, in their order"
        autoFocus
        autosize
        minRows={3}
        maxRows={6}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
      />
      <Text size="sm" c="dimmed" mt={6} mih={20} role="status">
        {hintFor(value, list)}
      </Text>
    </div>
  );
}

/** How many words there are, and which of them is on no list. A word that is still being typed is left in peace. */
export function hintFor(typed: string, list: ReadonlySet<string> | undefined): string {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return '';
  const finished = /\s$/.test(typed) || words.length >= WORDS ? words : words.slice(0, -1);
  const strange = finished.flatMap((word, place) => (list && !list.has(word) ? [place + 1] : []));
  const count =
    words.length > WORDS ? `${words.length} words: ${words.length - WORDS} too many.` : `${words.length} of ${WORDS}.`;
  if (strange.length === 0) return count;
  return `${count} Not a word of any recovery key: number ${strange.join(', ')}.`;
}

/** The list from which all recovery keys are made, loaded only when somebody types one. */
function useWordList(): ReadonlySet<string> | undefined {
  const [list, setList] = useState<ReadonlySet<string> | undefined>();
  useEffect(() => {
    void import('@scure/bip39/wordlists/english.js').then(({ wordlist }) => setList(new Set(wordlist)));
  }, []);
  return list;
}
