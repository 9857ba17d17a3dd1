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
import { useEffect, useState } from 'react';
import { isPressing } from '../../shared/model/today-row.ts';
import { useDocument } from '../vouchsafe.ts';
import { lockDesk, SCREENS } from './keys.ts';
import { goTo, usePlace } from './place.ts';
import classes from './Rail.module.css';
import { useToday } from './today.ts';
import { waitingToday } from './waiting.ts';

const ICONS: Readonly<Record<(typeof SCREENS)[number][1], React.ReactNode>> = {
  today: <IconSun />,
  board: <IconLayoutKanban />,
  people: <IconUsers />,
  map: <IconAffiliate />,
  insight: <IconChartBar />,
};

export function Rail() {
  const { screen } = usePlace();
  const waits = useWaits();
  const onPeople = ['person', 'firms', 'backers', 'duplicates'].includes(screen.is);
  return (
    <nav className={classes.rail} aria-label="Screens">
      <div className={classes.sign} aria-hidden>
        V
      </div>
      {SCREENS.map(([label, is]) => (
        <Entry
          key={is}
          label={label}
          icon={ICONS[is]}
          waits={is === 'today' && waits}
          here={screen.is === is || (is === 'people' && onPeople)}
          onClick={() => goTo({ is })}
        />
      ))}
      <div className={classes.gap} />
      <Entry
        label="Settings"
        icon={<IconSettings />}
        here={screen.is === 'settings' || screen.is === 'laptops'}
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
  /** Something presses: a dot, no number, for a count nags. */
  readonly waits?: boolean;
  readonly onClick: () => void;
}

/** After so long a change has settled: the dot may come a moment later, and no keystroke waits for it. */
const SETTLED_MS = 400;

/** True when somebody else is kept waiting. */
function useWaits(): boolean {
  const document = useDocument();
  const today = useToday();
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaits(waitingToday(document, today).some(isPressing)), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [document, today]);
  return waits;
}

function Entry({ label, icon, here, waits = false, onClick }: EntryProps) {
  return (
    <UnstyledButton className={classes.entry} onClick={onClick} aria-current={here ? 'page' : undefined}>
      <span className={classes.icon} data-waits={waits || undefined} aria-hidden>
        {icon}
      </span>
      {label}
    </UnstyledButton>
  );
}
