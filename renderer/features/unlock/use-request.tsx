// A request of a screen before the board: whether it runs, and why it was refused, said on the spot.
import { Alert, Text } from '@mantine/core';
import { useState } from 'react';
import { Refusal } from '../../../shared/refusal.ts';
import classes from './Frame.module.css';

/** Runs requests one at a time and keeps the last refusal until it is forgotten. */
export function useRequest() {
  const [isRunning, setIsRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | undefined>();

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (isRunning) return false;
    setIsRunning(true);
    setRefusal(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefusal(error);
      return false;
    } finally {
      setIsRunning(false);
    }
  }

  return { run, isRunning, refusal, forget: () => setRefusal(undefined) };
}

/** A refusal in its own words. */
export function Refused({ refusal }: { readonly refusal: { readonly message: string } | undefined }) {
  if (!refusal) return null;
  return (
    <Alert role="alert" p="sm" classNames={{ root: classes.refused, message: classes.refusal }}>
      {refusal.message}
    </Alert>
  );
}

/** What is being done, for as long as it takes. */
export function Working({ children }: { readonly children: React.ReactNode }) {
  return (
    <Text size="sm" c="dimmed" ta="center" role="status">
      {children}
    </Text>
  );
}
