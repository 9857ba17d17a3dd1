// A part of the settings: its title, a sentence, its controls on a sheet of their own.
import { Paper, Stack, Text, Title } from '@mantine/core';
import classes from './Settings.module.css';

interface Props {
  readonly title: string;
  readonly about?: string;
  readonly children: React.ReactNode;
}

export function Part({ title, about, children }: Props) {
  return (
    <Paper
      component="section"
      aria-label={title}
      data-part={title}
      tabIndex={-1}
      className={classes.part}
      withBorder
      p={20}
      radius={14}
      bg="var(--vs-card)"
    >
      <Stack gap={14}>
        <div>
          <Title order={2} fz={17}>
            {title}
          </Title>
          {about && (
            <Text size="sm" c="dimmed" mt={2}>
              {about}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
