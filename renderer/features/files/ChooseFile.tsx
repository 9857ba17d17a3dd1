// The beginning of an import: the two ways to give a file, and how to get one out of whatever holds one's people today.
import { Button, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { BatchAnswer } from '../../../shared/answers.ts';
import { KeptList } from '../../ui/KeptList.tsx';
import { Fold } from './Fold.tsx';
import classes from './files.module.css';
import { SOURCES } from './sources.ts';

interface Props {
  /** What became of the import before. */
  readonly said: string | undefined;
  /** What an undone import left as it is. */
  readonly kept: BatchAnswer['kept'] | undefined;
  readonly onChoose: () => void;
}

export function ChooseFile({ said, kept = [], onChoose }: Props) {
  return (
    <>
      {said && (
        <div className={classes.said}>
          <Text role="status" size="sm">
            {said}
          </Text>
          <KeptList kept={kept} />
        </div>
      )}
      <div className={classes.target}>
        <IconFileImport size={34} stroke={1.4} aria-hidden />
        <Text fw={600}>Drop a file here, or</Text>
        <Button data-autofocus autoFocus onClick={onChoose}>
          Choose a file…
        </Button>
        <Text size="sm" c="dimmed">
          You see what is in it first. Nothing is added before you say so.
        </Text>
      </div>
      <div className={classes.sources}>
        <Fold title="How to get your people out of LinkedIn, Google, Outlook and others">
          <dl>
            {SOURCES.map(({ title, file, how }) => (
              <div key={title}>
                <dt>
                  {title} <span>{file}</span>
                </dt>
                <dd>{how}</dd>
              </div>
            ))}
          </dl>
        </Fold>
      </div>
    </>
  );
}
