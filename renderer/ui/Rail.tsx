// The rail at the left edge: the screens, settings, lock.
import { UnstyledButton } from '@mantine/core';
import {
  IconAffiliate,
  IconChartBar,
  IconLayoutKanban,
  IconLock,
  IconSettings,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import { lockDesk } from './keys.ts';
import { goTo, usePlace } from './place.ts';
import classes from './Rail.module.css';

export function Rail() {
  const { screen } = usePlace();
  const onPeople = ['people', 'person', 'firms', 'backers', 'duplicates'].includes(screen.is);
  return (
    <nav className={classes.rail} aria-label="Screens">
      <div className={classes.sign} aria-hidden>
        V
      </div>
      <Entry label="Today" icon={<IconSun />} here={screen.is === 'today'} onClick={() => goTo({ is: 'today' })} />
      <Entry
        label="Board"
        icon={<IconLayoutKanban />}
        here={screen.is === 'board'}
        onClick={() => goTo({ is: 'board' })}
      />
      <Entry label="People" icon={<IconUsers />} here={onPeople} onClick={() => goTo({ is: 'people' })} />
      <Entry label="Map" icon={<IconAffiliate />} here={screen.is === 'map'} onClick={() => goTo({ is: 'map' })} />
      <Entry
        label="Insight"
        icon={<IconChartBar />}
        here={screen.is === 'insight'}
        onClick={() => goTo({ is: 'insight' })}
      />
      <div className={classes.gap} />
      <Entry
        label="Settings"
        icon={<IconSettings />}
        here={screen.is === 'settings'}
        onClick={() => goTo({ is: 'settings' })}
      />
      <Entry label="Lock" icon={<IconLock />} here={false} onClick={lockDesk} />
    </nav>
  );
}

interface EntryProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly here: boolean;
  readonly onClick: () => void;
}

function Entry({ label, icon, here, onClick }: EntryProps) {
  return (
    <UnstyledButton className={classes.entry} onClick={onClick} aria-current={here ? 'page' : undefined}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      {label}
    </UnstyledButton>
  );
}
