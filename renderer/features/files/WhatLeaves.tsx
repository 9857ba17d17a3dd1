// What an export means: whether whoever has the file can read it, and what of the network stays home unless the user
// says otherwise, each time anew.
import { Checkbox, Text } from '@mantine/core';
import type { ExportKind } from '../../../shared/answers.ts';
import { sayCount } from '../../ui/saying.ts';
import form from './ExportForm.module.css';
import { whyWhole } from './exports.ts';

interface Props {
  readonly kind: ExportKind;
  /** How many fields and notes never leave. */
  readonly home: number;
  readonly withHome: boolean;
  readonly onWithHome: (withHome: boolean) => void;
}

export function WhatLeaves({ kind, home, withHome, onWithHome }: Props) {
  const why = whyWhole(kind);
  return (
    <div className={form.leaves}>
      <Text size="sm" fw={600}>
        {kind === 'age' ? 'Sealed anew' : 'It leaves your sealed vault'}
      </Text>
      <Text size="sm" mt={2}>
        {kind === 'age'
          ? 'The file leaves your vault, and opens only with what you lock it with.'
          : 'Anyone who has the file can read it.'}
      </Text>
      {why && (
        <Text size="sm" c="dimmed" mt={6}>
          {why}
        </Text>
      )}
      {home > 0 && (
        <>
          <Checkbox
            mt={12}
            radius={5}
            checked={withHome}
            label={`Also what never leaves (${sayCount(home, 'field or note', 'fields and notes')})`}
            onChange={(event) => onWithHome(event.currentTarget.checked)}
          />
          <Text size="sm" c={why && !withHome ? 'var(--vs-asked-text)' : 'dimmed'} mt={6} role="status">
            {sayHome(why !== undefined, withHome)}
          </Text>
        </>
      )}
    </div>
  );
}

function sayHome(isWhole: boolean, withHome: boolean): string {
  if (withHome) return 'They go along, this once.';
  return isWhole ? 'This kind needs them: it goes out whole or not at all.' : 'They stay home.';
}
