// How far an introduction has come, as a bar and in words.
import { Text } from '@mantine/core';
import { columnOf } from '../../../shared/model/board.ts';
import type { Intro } from '../../../shared/model/intro.ts';
import { useToday } from '../../ui/today.ts';
import classes from './Progress.module.css';

const STEPS = ['proposed', 'permission', 'ready', 'introduced', 'follow-up'] as const;

export function Progress({ intro }: { readonly intro: Intro }) {
  const column = columnOf(intro, useToday());
  const reached = intro.introducedOn ? STEPS.length - 1 : STEPS.indexOf('permission');
  const at = column === 'closed' ? reached : STEPS.indexOf(column as (typeof STEPS)[number]);
  return (
    <div>
      <div className={classes.bar} aria-hidden>
        {STEPS.map((step, index) => (
          <span key={step} data-done={index <= at} />
        ))}
      </div>
      <Text size="xs" c="dimmed" mt={6}>
        {STEPS.map((step, index) => (
          <span key={step}>
            {index > 0 && ' · '}
            <span
              className={step === column ? classes.here : undefined}
              aria-current={step === column ? 'step' : undefined}
            >
              {step.charAt(0).toUpperCase() + step.slice(1)}
            </span>
          </span>
        ))}
      </Text>
    </div>
  );
}
