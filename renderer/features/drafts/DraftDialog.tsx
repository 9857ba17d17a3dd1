// A draft of a message for a moment, filled from the card or for a person, edited by the user. It leaves by clipboard, mail
// program, file or paper; the app itself sends nothing. What it lacks and what it would give away is said before it leaves.
import { Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MESSAGE_WORDS_MAX } from '../../../shared/card-requests.ts';
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { ASKING } from '../../../shared/model/messages/draft-check.ts';
import type { Moment } from '../../../shared/model/messages/moments.ts';
import { attempt } from '../../ui/attempt.ts';
import { GiveFirst } from '../../ui/GiveFirst.tsx';
import { MOMENT_WORDS } from '../../ui/moments.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { Beginnings } from './Beginnings.tsx';
import { DraftHints } from './DraftHints.tsx';
import classes from './drafts.module.css';
import { LeaveButtons, type Way } from './LeaveButtons.tsx';
import { PrintedMessage } from './PrintedMessage.tsx';
import { Sent } from './Sent.tsx';
import type { SentMessage } from './settle.ts';
import { useCheck } from './use-check.ts';
import { type Drafting, useDraft } from './use-draft.ts';

interface Props {
  readonly moment: Moment;
  readonly card: string | undefined;
  readonly party: PartyId | undefined;
  readonly onClose: () => void;
}

export function DraftDialog({ moment, card, party, onClose }: Props) {
  const drafting = useDraft(moment, card, party);
  const { draft, start } = drafting;
  const { hints, leaks, isReady } = useCheck(moment, drafting);
  const [sent, setSent] = useState<SentMessage | undefined>();
  const [asksWhom] = useState(start.parties.length === 0);
  const [only, second] = start.parties;

  async function leave({ by, channel, send }: Way): Promise<void> {
    await attempt(async () => {
      if (!(await send())) return;
      // What has left stays as it was, whatever comes of noting it.
      drafting.change({});
      const { subject, body } = draft;
      if (drafting.card && start.parties.length > 0)
        await request('card.message', {
          id: drafting.card.id,
          moment,
          parties: [...start.parties],
          channel: by,
          subject: subject.slice(0, LONGEST_SUBJECT),
          words: body.slice(0, Math.min(LONGEST_WORDS, Math.floor(MESSAGE_WORDS_MAX / start.parties.length))),
        });
      setSent({ moment, card: drafting.card, parties: start.parties, channel, subject, body });
    });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!drafting.isEdited}
      title={<Title moment={moment} parties={start.parties} />}
      size="xl"
    >
      <Stack gap="sm">
        {only && only !== 'me' && second === undefined && ASKING.includes(moment) && <GiveFirst person={only} />}
        <Fields drafting={drafting} isSpoken={moment === 'talking points'}>
          <Beginnings drafting={drafting} moment={moment} asksWhom={asksWhom} />
        </Fields>
        <DraftHints hints={hints} leaks={leaks} />
        <div className={classes.foot}>
          {sent && <Sent sent={sent} onClose={onClose} />}
          <LeaveButtons
            draft={draft}
            leaks={leaks}
            isReady={isReady}
            hasLeft={sent !== undefined}
            isSpoken={moment === 'talking points'}
            onLeave={leave}
          />
        </div>
      </Stack>
      <PrintedMessage subject={draft.subject} body={draft.body} />
    </Modal>
  );
}

const LONGEST_SUBJECT = 1_000;
const LONGEST_WORDS = 20_000;

function Title({ moment, parties }: { readonly moment: Moment; readonly parties: readonly PartyId[] }) {
  const document = useDocument();
  const [only, second] = parties;
  const name = only === undefined || second !== undefined ? undefined : nameOf(document, only);
  if (moment === 'introduction') return 'Introduce them';
  if (moment === 'permission' && name) return `Ask ${name}`;
  return name ? `${MOMENT_WORDS[moment][0]} to ${name}` : MOMENT_WORDS[moment][0];
}

interface FieldsProps {
  readonly drafting: Drafting;
  /** Talking points go nowhere. */
  readonly isSpoken: boolean;
  /** What stands beside the first field. */
  readonly children: React.ReactNode;
}

function Fields({ drafting, isSpoken, children }: FieldsProps) {
  const { draft, change } = drafting;
  const subject = (
    <TextInput
      label="Subject"
      value={draft.subject}
      onChange={(event) => change({ subject: event.currentTarget.value })}
      dir="auto"
    />
  );
  return (
    <>
      <div className={classes.head}>
        {isSpoken ? (
          subject
        ) : draft.bcc ? (
          <Addresses
            label="Blind copy to each"
            drafting={drafting}
            addresses={draft.bcc}
            onChange={(bcc) => change({ bcc })}
          />
        ) : (
          <Addresses label="To" drafting={drafting} addresses={draft.to} onChange={(to) => change({ to })} />
        )}
        {children}
      </div>
      {!isSpoken && subject}
      <Textarea
        data-autofocus
        label="Message"
        autosize
        minRows={7}
        maxRows={13}
        value={draft.body}
        onChange={(event) => change({ body: event.currentTarget.value })}
        dir="auto"
      />
    </>
  );
}

interface AddressesProps {
  readonly label: string;
  readonly drafting: Drafting;
  readonly addresses: readonly string[];
  readonly onChange: (addresses: readonly string[]) => void;
}

/** Addresses as one types them; begun again with the draft. */
function Addresses({ label, drafting, addresses, onChange }: AddressesProps) {
  const [typed, setTyped] = useState<{ for: Drafting['start']; text: string } | undefined>();
  const text = typed?.for === drafting.start ? typed.text : addresses.join(', ');
  return (
    <TextInput
      label={label}
      value={text}
      placeholder="No e-mail address is known; copy the text instead"
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped({ for: drafting.start, text: next });
        onChange(next.split(/[,;\s]+/).filter(Boolean));
      }}
    />
  );
}
