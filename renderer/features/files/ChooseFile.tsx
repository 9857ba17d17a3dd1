// The beginning of an import: where a file comes from, and the two ways to give it.
import { Button, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import classes from './files.module.css';

interface Props {
  readonly said: string | undefined;
  readonly onChoose: () => void;
}

export function ChooseFile({ said, onChoose }: Props) {
  return (
    <>
      {said && (
        <Text role="status" size="sm" className={classes.said}>
          {said}
        </Text>
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
      <dl className={classes.kinds}>
        <div>
          <dt>LinkedIn</dt>
          <dd>
            Settings → Data privacy → Get a copy of your data → Connections. The file is called <b>Connections.csv</b>.
            LinkedIn leaves out most e-mail addresses.
          </dd>
        </div>
        <div>
          <dt>Address book</dt>
          <dd>
            A <b>vCard</b> (.vcf), as phones, Google, Apple, Outlook and Thunderbird export it, with one person or
            thousands.
          </dd>
        </div>
      </dl>
    </>
  );
}
