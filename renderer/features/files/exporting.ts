// One export: where to, writing with its progress, and what came of it. A refusal leaves the form as it was filled in.
import { useEffect, useRef, useState } from 'react';
import type { ExportKind, ExportReport } from '../../../shared/answers.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { ArgumentOf } from '../../../shared/requests.ts';
import { longRequest, request } from '../../vouchsafe.ts';
import type { Step } from './importing.ts';

export type Wanted = Omit<ArgumentOf<'export.write'>, 'token'>;

export type ExportStage =
  | { readonly is: 'form'; readonly refused?: string }
  | { readonly is: 'writing'; readonly name: string; readonly step: Step }
  | { readonly is: 'done'; readonly name: string; readonly kind: ExportKind; readonly report: ExportReport };

export function useExporting() {
  const [stage, setStage] = useState<ExportStage>({ is: 'form' });
  const isBusy = useRef(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  function show(next: ExportStage): void {
    if (!gone.current) setStage(next);
  }

  async function write(wanted: Wanted): Promise<void> {
    const target = await request('desk.chooseTarget', { kind: wanted.kind });
    if (!target) return;
    const { name, token } = target;
    const work = (step: Step) => show({ is: 'writing', name, step });
    work({ stage: 'writing', done: 0, total: 0 });
    const report = await longRequest('export.write', { ...wanted, token }, work).answer;
    show({ is: 'done', name, kind: wanted.kind, report });
  }

  async function run(wanted: Wanted): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    show({ is: 'form' });
    try {
      await write(wanted);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      show({ is: 'form', refused: error.message });
    } finally {
      isBusy.current = false;
    }
  }

  return { stage, run, again: () => show({ is: 'form' }) };
}
