// How long a passphrase would hold against someone with a copy of the vault. An estimate by zxcvbn, whose word lists are
// loaded only when a passphrase is chosen. Its guesses per second are ours: Argon2id with 256 MiB costs a second a try.
import { useEffect, useState } from 'react';

export interface Strength {
  /** 0 (falls at once) to 4 (holds). */
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly sentence: string;
}

/** The vault refuses shorter ones. */
export const PASSPHRASE_MIN = 10;

const SENTENCES = [
  'Falls at once: it is among the first that anybody tries.',
  'Weak: somebody who means you will find it.',
  'Fair: holds against the curious, not against the determined.',
  'Good: years, for somebody with a copy of your vault and many machines.',
  'Strong: nobody guesses this.',
] as const;

type Check = (text: string) => { score: 0 | 1 | 2 | 3 | 4 };
let loading: Promise<Check> | undefined;

/** The strength of a passphrase while it is typed; undefined while it is empty or the lists are loading. */
export function useStrength(passphrase: string): Strength | undefined {
  const [strength, setStrength] = useState<Strength | undefined>();
  useEffect(() => {
    let isCurrent = true;
    if (passphrase === '') setStrength(undefined);
    else
      void loadCheck().then((check) => {
        if (isCurrent) setStrength(judge(check, passphrase));
      });
    return () => {
      isCurrent = false;
    };
  }, [passphrase]);
  return strength;
}

function judge(check: Check, passphrase: string): Strength {
  const missing = PASSPHRASE_MIN - [...passphrase.normalize('NFKC')].length;
  // A very long one would take the estimator seconds, and says all it has to say in its first hundred characters.
  const { score } = check(passphrase.slice(0, 100));
  if (missing > 0) return { score: score > 1 ? 1 : score, sentence: `Too short: ${missing} more to go.` };
  return { score, sentence: SENTENCES[score] };
}

function loadCheck(): Promise<Check> {
  loading ??= (async () => {
    const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
    ]);
    const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
    return (text: string) => zxcvbn.check(text);
  })();
  return loading;
}
