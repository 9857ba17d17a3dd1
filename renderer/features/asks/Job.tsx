// The job of a job seeker's referral: role, firm, link, deadline, and whether it was handed in. A referral need not be about a
// job, so it starts folded. The link is shown to be copied; nothing opens it by itself.
import { ActionIcon, Button, Group } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { Ask, AskFields } from '../../../shared/model/ask.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { DayField } from '../../ui/DayField.tsx';
import { InPlace } from '../../ui/InPlace.tsx';
import { Section } from '../../ui/Section.tsx';
import { today } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';

interface Props {
  readonly ask: Ask;
  readonly edit: (changes: AskFields) => Promise<boolean>;
}

/** True for a referral of which it was said for which job. */
export function isAboutJob({ kind, jobRole, jobFirm, jobLink, submittedOn }: Ask): boolean {
  return kind === 'referral' && Boolean(jobRole || jobFirm || jobLink || submittedOn);
}

export function Job({ ask, edit }: Props) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen && !isAboutJob(ask))
    return (
      <Button variant="subtle" size="compact-sm" className="vs-quiet-start" onClick={() => setOpen(true)}>
        It is about a job: role, firm, deadline
      </Button>
    );
  return (
    <Section title="The job">
      <Group grow align="flex-start">
        <InPlace label="Role" value={ask.jobRole ?? ''} onSave={(jobRole) => edit({ jobRole })} />
        <InPlace label="Firm" value={ask.jobFirm ?? ''} onSave={(jobFirm) => edit({ jobFirm })} />
      </Group>
      <Group gap={6} wrap="nowrap" align="flex-end">
        <div style={{ flex: 1, minWidth: 0 }}>
          <InPlace label="Link" value={ask.jobLink ?? ''} onSave={(jobLink) => edit({ jobLink })} />
        </div>
        {ask.jobLink && (
          <ActionIcon variant="subtle" color="gray" size={36} aria-label="Copy the link" onClick={() => void copy(ask)}>
            <IconCopy size={18} />
          </ActionIcon>
        )}
      </Group>
      <Group grow align="flex-start">
        <DayField label="Deadline" withLabel value={ask.due ?? ''} onSave={(due) => edit({ due })} />
        <DayField
          label="Handed in on"
          withLabel
          value={ask.submittedOn ?? ''}
          onSave={(submittedOn) => edit({ submittedOn })}
        />
      </Group>
      {!ask.submittedOn && (
        <Button
          size="compact-sm"
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => void edit({ submittedOn: today() })}
        >
          It was handed in today
        </Button>
      )}
    </Section>
  );
}

async function copy({ jobLink }: Ask): Promise<void> {
  if (jobLink && (await attempt(() => request('desk.copy', { text: jobLink, secret: false }))))
    say('The link is copied.');
}
