// A request made from a dialog: whether it runs, and why it was refused, said in the dialog itself.
import { Alert } from '@mantine/core';
import { useState } from 'react';
import { Refusal } from '../../shared/refusal.ts';
import classes from './use-request.module.css';

export function useRequest() {
  const [isRunning, setIsRunning] = useState(false);
  const [refused, setRefused] = useState<string | undefined>();

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (isRunning) return false;
    setIsRunning(true);
    setRefused(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefused(error.message);
      return false;
    } finally {
      setIsRunning(false);
    }
  }

  return { run, isRunning, refused };
}

export function Said({ refused }: { readonly refused: string | undefined }) {
  if (refused === undefined) return null;
  return (
    <Alert role="alert" p="sm" classNames={{ root: classes.refused }}>
      {refused}
    </Alert>
  );
}
