// What goes out, at the left; at the right what that means: who can read it, what stays home, what locks it.
import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ExportKind } from '../../../shared/answers.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { sayPeople } from '../../ui/saying.ts';
import { useDocument } from '../../vouchsafe.ts';
import { CalendarOptions, type CalendarWanted, PLAIN_CALENDAR } from './CalendarOptions.tsx';
import form from './ExportForm.module.css';
import type { Wanted } from './exporting.ts';
import { EXPORTS, type Export, PEOPLE, WHOLE, WORK, whyWhole } from './exports.ts';
import classes from './files.module.css';
import { countHome } from './home.ts';
import { type Lock, LockWith } from './LockWith.tsx';
import { Alarm } from './Refused.tsx';
import { WhatLeaves } from './WhatLeaves.tsx';

interface Props {
  readonly people: readonly PersonId[] | undefined;
  readonly refused: string | undefined;
  readonly onExport: (wanted: Wanted) => void;
  readonly onClose: () => void;
}

export function ExportForm({ people, refused, onExport, onClose }: Props) {
  const document = useDocument();
  const [kind, setKind] = useState<ExportKind>('vcard 3.0');
  const [withHome, setWithHome] = useState(false);
  const [calendar, setCalendar] = useState<CalendarWanted>(PLAIN_CALENDAR);
  const [lock, setLock] = useState<Lock | undefined>();
  const home = useMemo(() => countHome(document, people && new Set(people)), [document, people]);
  const isWhole = whyWhole(kind) !== undefined;
  const everything = home === 0 ? isWhole : withHome;
  const isReady = (!isWhole || everything) && (kind !== 'age' || lock !== undefined);

  function submit(event: React.FormEvent): void {
    event.preventDefault();
    if (!isReady) return;
    onExport({
      kind,
      everything,
      ...(people && { people: [...people] }),
      ...(kind === 'age' && lock && { lock }),
      ...(kind === 'calendar' && { calendar }),
    });
  }

  return (
    <form onSubmit={submit}>
      <div className={form.form}>
        <Radio.Group
          aria-label="What goes out"
          className={form.kinds}
          value={kind}
          onChange={(value) => setKind(EXPORTS.find((each) => each.kind === value)?.kind ?? kind)}
        >
          <Kinds title={people ? sayPeople(people.length) : 'People'} kinds={PEOPLE} />
          {!people && <Kinds title="Asks and introductions" kinds={WORK} />}
          {!people && <Kinds title="Everything" kinds={WHOLE} />}
        </Radio.Group>
        <Stack gap="md" className={form.meaning}>
          <WhatLeaves kind={kind} home={home} withHome={withHome} onWithHome={setWithHome} />
          {kind === 'calendar' && <CalendarOptions value={calendar} onChange={setCalendar} />}
          {/* It stays while another kind is looked at: nobody types a passphrase twice. */}
          <div hidden={kind !== 'age'}>
            <LockWith onChange={setLock} />
          </div>
        </Stack>
      </div>
      {refused && <Alarm>{refused}</Alarm>}
      <Group justify="flex-end" gap={8} className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={!isReady}>
          Choose where…
        </Button>
      </Group>
    </form>
  );
}

function Kinds({ title, kinds }: { readonly title: string; readonly kinds: readonly Export[] }) {
  return (
    <div>
      <Text className="vs-section" mb={4}>
        {title}
      </Text>
      {kinds.map(({ kind, title, about }) => (
        <Radio key={kind} value={kind} label={title} description={about} className={form.kind} />
      ))}
    </div>
  );
}
