// The asks that this one came out of or led to, and growing a new one out of it: a recommendation becomes a referral.
import { Button, SegmentedControl, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { ASK_KINDS, type Ask, type AskKind } from '../../../shared/model/ask.ts';
import { linkedTo } from '../../../shared/model/linked.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { go } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import classes from './AskIntros.module.css';
import { KeepOrLeave } from './KeepOrLeave.tsx';

export function LinkedAsks({ ask }: { readonly ask: Ask }) {
  const links = linkedTo(useDocument(), ask);
  const [growing, setGrowing] = useState(false);
  if (links.length === 0 && !growing)
    return (
      <Button variant="subtle" size="compact-sm" className="vs-quiet-start" onClick={() => setGrowing(true)}>
        Grow a new ask out of it
      </Button>
    );
  const grow = (
    <Button size="compact-xs" variant="subtle" onClick={() => setGrowing(true)}>
      Grow another
    </Button>
  );
  return (
    <Section title="Linked asks" action={growing ? undefined : grow}>
      {links.map(({ ask: other, side }) => (
        <UnstyledButton key={other.id} className={classes.intro} onClick={() => go({ panel: other.id })}>
          <span className={classes.linked}>
            <Text size="xs" c="dimmed" component="span" display="block">
              {side === 'from' ? 'came out of' : 'led to'}
            </Text>{' '}
            <Text size="sm" truncate dir="auto" component="span" display="block">
              {other.title}
            </Text>
          </span>
          <span className="vs-chip">{other.outcome ?? other.kind}</span>
        </UnstyledButton>
      ))}
      {growing && <Grow ask={ask} onDone={() => setGrowing(false)} />}
    </Section>
  );
}

/** What an ask most often grows into: a name becomes somebody who is vouched for. */
const GROWS_INTO: Readonly<Record<AskKind, AskKind>> = {
  recommendation: 'referral',
  introduction: 'referral',
  referral: 'introduction',
};

function Grow({ ask, onDone }: { readonly ask: Ask; readonly onDone: () => void }) {
  const [title, setTitle] = useState(ask.title);
  const [kind, setKind] = useState<AskKind>(GROWS_INTO[ask.kind]);

  async function keep(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    await attemptOnce(async () => go({ panel: await request('ask.grow', { id: ask.id, title, kind }) }));
  }

  return (
    <form onSubmit={(event) => void keep(event)}>
      <Stack gap={8}>
        <TextInput
          autoFocus
          label="What is asked for now"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={300}
          dir="auto"
          required
        />
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Kind of the new ask"
          value={kind}
          onChange={(value) => setKind(value as AskKind)}
          data={[...ASK_KINDS]}
        />
        <KeepOrLeave keep="Grow it" onLeave={onDone} />
      </Stack>
    </form>
  );
}
