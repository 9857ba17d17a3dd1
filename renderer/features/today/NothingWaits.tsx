// Nothing waits: a picture worth reaching. Two faces across a table, the line between them, and an evening sun.
import { Text, Title } from '@mantine/core';
import classes from './NothingWaits.module.css';

export function NothingWaits() {
  return (
    <div className={classes.empty}>
      <svg className={classes.picture} viewBox="0 0 320 180" aria-hidden="true">
        <circle className={classes.sun} cx="160" cy="92" r="46" />
        <path className={classes.hill} d="M0 132 C70 96 120 150 180 124 S280 104 320 128 V180 H0 Z" />
        <path className={classes.near} d="M0 154 C60 132 130 172 200 148 S290 142 320 152 V180 H0 Z" />
        <path className={classes.line} d="M112 128 C138 112 182 112 208 128" />
        <circle className={classes.ring} cx="100" cy="130" r="17" />
        <circle className={classes.one} cx="100" cy="130" r="12" />
        <circle className={classes.ring} cx="220" cy="130" r="17" />
        <circle className={classes.other} cx="220" cy="130" r="12" />
        <path className={classes.bird} d="M84 48 q7 -7 14 0 q7 -7 14 0" />
        <path className={classes.bird} d="M232 36 q5 -5 10 0 q5 -5 10 0" />
      </svg>
      <Title order={2} fz={21} ta="center">
        Nothing waits for you
      </Title>
      <Text c="dimmed" ta="center" maw={440}>
        Every promise is kept, everybody is thanked, and nobody waits for your word. What has a day comes up again by
        itself.
      </Text>
    </div>
  );
}
