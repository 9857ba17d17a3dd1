// The asks that this one came out of or led to, and growing a new one out of it: a recommendation becomes a referral.
import { Button, Group, SegmentedControl, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { ASK_KINDS, type Ask, type AskKind } from '../../../shared/model/ask.ts';
import { linkedTo } from '../../../shared/model/linked.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { go } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import classes from './AskIntros.module.css';

export function LinkedAsks({ ask }: { readonly ask: Ask }) {
  const links = linkedTo(useDocument(), ask);
  const [growing, setGrowing] = useState(false);
  const grow = (
    <Button size="compact-xs" variant="subtle" onClick={() => setGrowing(true)}>
      Grow a new ask
    </Button>
  );
  return (
    <Section title="Linked asks" action={growing ? undefined : grow}>
      {links.map(({ ask: other, side }) => (
        <UnstyledButton key={other.id} className={classes.intro} onClick={() => go({ panel: other.id })}>
          <Text size="sm" c="dimmed" component="span" style={{ whiteSpace: 'nowrap' }}>
            {side === 'from' ? 'came out of' : 'led to'}
          </Text>
          <Text size="sm" truncate dir="auto" flex={1} component="span">
            {other.title}
          </Text>
          <span className="vs-chip">{other.kind}</span>
        </UnstyledButton>
      ))}
      {links.length === 0 && !growing && (
        <Text size="sm" c="dimmed">
          It stands alone.
        </Text>
      )}
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
        <Group gap={8}>
          <Button type="submit" size="compact-sm">
            Grow it
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
            Leave it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
