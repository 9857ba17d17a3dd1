// An empty network teaches: where one's people are now, and how they get here.
import { Button, Text, Title } from '@mantine/core';
import { attempt } from '../../ui/attempt.ts';
import { openDialog } from '../../ui/place.ts';
import { request } from '../../vouchsafe.ts';
import classes from './NoPeople.module.css';

export function NoPeople({ onAdd }: { readonly onAdd: () => void }) {
  const importFile = () => openDialog({ is: 'import' });
  return (
    <div className={classes.empty}>
      <div className={classes.sign} aria-hidden>
        <span />
        <i />
        <span />
      </div>
      <Title order={2} fz={21} ta="center">
        Bring the people you know
      </Title>
      <Text c="dimmed" ta="center" maw={470}>
        They are read on this laptop and sealed into your vault. Nobody is told, and nothing is sent anywhere.
      </Text>
      <ul className={classes.ways}>
        <Way title="From LinkedIn" action="Choose Connections.csv" onClick={importFile} strong>
          Settings → Data privacy → Get a copy of your data → Connections. LinkedIn mails you the file in minutes.
        </Way>
        <Way title="From an address book" action="Choose a vCard" onClick={importFile}>
          Phones, Google, Apple, Outlook and Thunderbird all export contacts as a vCard, a file ending in .vcf.
        </Way>
        <Way title="By hand" action="Add somebody" onClick={onAdd}>
          Start with the five you would call today. A name is enough; the rest comes when it comes.
        </Way>
        <Way
          title="Just looking"
          action="Add a sample network"
          onClick={() => void attempt(() => request('sample.add'))}
        >
          Eight invented people with asks and introductions under way. Gone again with one click.
        </Way>
      </ul>
      <Text size="sm" c="dimmed" ta="center">
        Or drop a file anywhere on this window.
      </Text>
    </div>
  );
}

interface WayProps {
  readonly title: string;
  readonly action: string;
  readonly onClick: () => void;
  readonly strong?: boolean;
  readonly children: string;
}

function Way({ title, action, onClick, strong = false, children }: WayProps) {
  return (
    <li className={classes.way}>
      <Text fw={600}>{title}</Text>
      <Text size="sm" c="dimmed" className={classes.how}>
        {children}
      </Text>
      <Button variant={strong ? 'filled' : 'default'} size="sm" onClick={onClick}>
        {action}
      </Button>
    </li>
  );
}
