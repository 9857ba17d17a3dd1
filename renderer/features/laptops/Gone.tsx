// The laptops that were removed, with the day to which they are known to hold everything. What they had they keep.
import { Text } from '@mantine/core';
import { IconDeviceLaptopOff } from '@tabler/icons-react';
import type { GoneLaptop } from '../../../shared/sync.ts';
import { sayInstant } from '../../ui/today.ts';
import classes from './laptops.module.css';
import { Sheet } from './Sheet.tsx';

export function Gone({ laptops }: { readonly laptops: readonly GoneLaptop[] }) {
  if (laptops.length === 0) return null;
  return (
    <Sheet title="Removed">
      <ul className={classes.laptops}>
        {laptops.map(({ id, name, inStepAt }) => (
          <li key={id} className={classes.laptop}>
            <IconDeviceLaptopOff size={20} stroke={1.6} aria-hidden />
            <div className={classes.what}>
              <bdi className={classes.laptopName} title={name}>
                {name}
              </bdi>
              <Text size="sm" c="dimmed">
                {inStepAt === undefined
                  ? 'It was never in step with this laptop.'
                  : `It keeps what was here on ${sayInstant(inStepAt)}, and perhaps later changes.`}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
