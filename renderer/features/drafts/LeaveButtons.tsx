// The ways on which a draft leaves: clipboard, mail program, file, paper. Where it tells what should stay, it asks once more.
import { Alert, Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Channel } from '../../../shared/model/intro.ts';
import type { Draft } from '../../../shared/model/messages/draft.ts';
import type { Leak } from '../../../shared/model/messages/leaks.ts';
import { emlOf, LONGEST_MAILTO, mailtoOf } from '../../../shared/model/messages/mail.ts';
import { request } from '../../vouchsafe.ts';
import { shortened } from './DraftHints.tsx';

/** A way out; `send` answers false when the user thought better of it. */
export interface Way {
  readonly by: string;
  readonly channel: Channel;
  readonly send: () => Promise<boolean>;
}

interface Props {
  readonly draft: Draft;
  readonly leaks: readonly Leak[];
  readonly isReady: boolean;
  readonly hasLeft: boolean;
  /** Talking points are for speaking: paper first. */
  readonly isSpoken: boolean;
  readonly onLeave: (way: Way) => Promise<void>;
}

export function LeaveButtons({ draft, leaks, isReady, hasLeft, isSpoken, onLeave }: Props) {
  const [asked, setAsked] = useState<{ readonly way: Way; readonly draft: Draft } | undefined>();
  const mailto = mailtoOf(draft);
  const isLong = mailto.length > LONGEST_MAILTO;
  const ways = waysOf(draft, mailto);
  const leave = (way: Way) => {
    if (leaks.length > 0) setAsked({ way, draft });
    else void onLeave(way);
  };
  // A draft that was changed since is another one, and is asked about again.
  if (asked?.draft === draft && leaks.length > 0)
    return (
      <AskOnce
        leaks={leaks}
        onKeep={() => setAsked(undefined)}
        onSend={() => {
          setAsked(undefined);
          void onLeave(asked.way);
        }}
      />
    );
  const button = (way: Way, label: string, isFirst: boolean, isOff = false) => (
    <Button
      variant={isFirst && !hasLeft ? 'filled' : 'default'}
      disabled={isOff || !isReady}
      onClick={() => leave(way)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <Group justify="flex-end" gap={8}>
        {isSpoken && button(ways.print, 'Print', true)}
        <Menu position="top-end">
          <Menu.Target>
            <Button variant="subtle" color="gray" rightSection={<IconChevronDown size={14} />} disabled={!isReady}>
              More
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {!isLong && <Menu.Item onClick={() => leave(ways.save)}>Save as a message…</Menu.Item>}
            {!isSpoken && <Menu.Item onClick={() => leave(ways.print)}>Print</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
        {button(ways.copy, 'Copy', false)}
        {isLong && button(ways.save, 'Save as a message…', true)}
        {button(ways.mail, 'Open in my mail program', !isLong && !isSpoken, isLong)}
      </Group>
      {isLong && (
        <Text size="xs" c="dimmed" ta="right">
          It is too long to hand over directly without being cut, so save it as a message and open that.
        </Text>
      )}
    </>
  );
}

function waysOf(draft: Draft, mailto: string): { readonly [Name in 'copy' | 'mail' | 'save' | 'print']: Way } {
  const { subject, body } = draft;
  const done = async (work: Promise<unknown>) => {
    await work;
    return true;
  };
  return {
    copy: {
      by: 'clipboard',
      channel: 'message',
      send: () => done(request('desk.copy', { text: `${subject}\n\n${body}`, secret: false })),
    },
    mail: { by: 'mail program', channel: 'email', send: () => done(request('desk.mail', { mailto })) },
    save: {
      by: 'file',
      channel: 'email',
      send: async () => (await request('desk.saveMessage', { eml: emlOf(draft) })).saved,
    },
    print: { by: 'paper', channel: 'in person', send: () => done(request('desk.print')) },
  };
}

interface AskOnceProps {
  readonly leaks: readonly Leak[];
  readonly onKeep: () => void;
  readonly onSend: () => void;
}

function AskOnce({ leaks, onKeep, onSend }: AskOnceProps) {
  return (
    <Alert variant="light" color="red" p="sm" role="alert">
      <Text size="sm" dir="auto">
        It tells {leaks.map(({ tells, excerpt }) => `${tells} (“${shortened(excerpt)}”)`).join(', and ')}. Send it all
        the same?
      </Text>
      <Group justify="flex-end" gap={8} mt={8}>
        <Button data-autofocus onClick={onKeep}>
          Back to the message
        </Button>
        <Button variant="default" onClick={onSend}>
          Send it all the same
        </Button>
      </Group>
    </Alert>
  );
}
