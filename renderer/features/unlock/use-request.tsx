// A request of a screen before the board: whether it runs, and why it was refused, said on the spot.
import { Alert } from '@mantine/core';
import { useState } from 'react';
import { Refusal } from '../../../shared/refusal.ts';

/** Runs requests one at a time and keeps the last refusal. */
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

  return { run, isRunning, refusal };
}

/** A refusal in its own words. */
export function Refused({ refusal }: { readonly refusal: { readonly message: string } | undefined }) {
  if (!refusal) return null;
  return (
    <Alert role="alert" color="red" variant="light" p="sm">
      {refusal.message}
    </Alert>
  );
}
