// The quiet page on which everything before the board stands: the sign, a title, a sentence, and what is to be done.
import { Loader, ScrollArea, Text, Title } from '@mantine/core';
import classes from './Frame.module.css';

interface Props {
  readonly title: string;
  readonly sentence?: React.ReactNode;
  /** Nothing to do but wait. */
  readonly isQuiet?: boolean;
  readonly isWide?: boolean;
  readonly children?: React.ReactNode;
}

export function Frame({ title, sentence, isQuiet = false, isWide = false, children }: Props) {
  return (
    <ScrollArea h="100vh" type="auto">
      <main className={classes.page}>
        <div className={classes.column} data-wide={isWide}>
          <div className={classes.sign} aria-hidden>
            V
          </div>
          <Title order={1} fz={23} ta="center">
            {title}
          </Title>
          {sentence && (
            <Text c="dimmed" fz={15} ta="center" mt={6}>
              {sentence}
            </Text>
          )}
          {isQuiet && (
            <Loader className={classes.loader} size="sm" type="dots" role="status" aria-label="Please wait" />
          )}
          {children && <div className={classes.content}>{children}</div>}
        </div>
      </main>
    </ScrollArea>
  );
}
