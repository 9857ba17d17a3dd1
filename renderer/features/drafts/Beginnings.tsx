// In which language a draft is written and with whose words it begins. Choosing others throws edits away, so it asks first.
import { Alert, Button, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { Moment } from '../../../shared/model/messages/moments.ts';
import { languagesOf } from '../../../shared/model/messages/templates.ts';
import { BUILT_INS } from '../../ui/built-in.ts';
import { sayLanguage } from '../../ui/moments.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { useDocument } from '../../vouchsafe.ts';
import classes from './drafts.module.css';
import type { Drafting } from './use-draft.ts';

type Choice = Parameters<Drafting['begin']>[0];

interface Props {
  readonly drafting: Drafting;
  readonly moment: Moment;
  /** True where the user has to say whom it is for. */
  readonly asksWhom: boolean;
}

export function Beginnings({ drafting, moment, asksWhom }: Props) {
  const document = useDocument();
  const { start, beginnings, isEdited, begin } = drafting;
  const [asked, setAsked] = useState<Choice | undefined>();
  const languages = languagesOf(document, BUILT_INS, moment);
  const choose = (choice: Choice) => (isEdited ? setAsked(choice) : begin(choice));
  const labels = beginnings.map((each, n) => ({ value: String(n), label: each.name }));
  const chosen = beginnings.findIndex((each) => each.id === start.beginning.id);
  return (
    <>
      <div className={classes.choices}>
        {asksWhom && (
          <PersonPicker
            label="Whom it is for"
            value={start.parties[0]}
            onChange={(party) => party && choose({ parties: [party] })}
          />
        )}
        <Select
          label="Language"
          allowDeselect={false}
          value={start.language}
          data={languages.map((tag) => ({ value: tag, label: sayLanguage(tag) }))}
          onChange={(language) => language && language !== start.language && choose({ language })}
        />
        {beginnings.length > 1 && (
          <Select
            label="Template"
            allowDeselect={false}
            value={String(Math.max(0, chosen))}
            data={labels}
            onChange={(n) => {
              const beginning = beginnings[Number(n)];
              if (beginning && Number(n) !== chosen) choose({ beginning });
            }}
          />
        )}
      </div>
      {asked && (
        <Alert className={classes.again} variant="light" color="terracotta" p="sm" role="alert">
          <Group justify="space-between" gap={8}>
            <Text size="sm">Begin again? What you changed in the message is lost.</Text>
            <Group gap={8}>
              <Button size="compact-sm" variant="default" onClick={() => setAsked(undefined)}>
                Keep my words
              </Button>
              <Button
                size="compact-sm"
                onClick={() => {
                  begin(asked);
                  setAsked(undefined);
                }}
              >
                Begin again
              </Button>
            </Group>
          </Group>
        </Alert>
      )}
    </>
  );
}
