// Picks a person among thousands as one types, by name, firm or address; "me" where that makes sense.
import { Combobox, type ComboboxStore, Group, InputBase, ScrollArea, Text, useCombobox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { displayName, personOf } from '../../shared/model/document.ts';
import type { PartyId } from '../../shared/model/identity.ts';
import { useDocument } from '../vouchsafe.ts';
import { Face } from './Face.tsx';
import { searchPeople, usePeopleIndex } from './people-index.ts';

interface Props {
  readonly label: string;
  readonly value: PartyId | undefined;
  readonly onChange: (party: PartyId | undefined) => void;
  readonly withMe?: boolean;
  readonly exclude?: readonly (PartyId | undefined)[];
  readonly description?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly size?: 'xs' | 'sm';
  readonly className?: string | undefined;
  /** The name for screen readers where there is no label to see. */
  readonly ariaLabel?: string;
  /** Called with what was typed, to add somebody new by that name. */
  readonly onAdd?: (name: string) => void;
  /** How that is offered, where a name means something else than a new person. */
  readonly sayAdd?: (name: string) => string;
}

const MOST = 30;

export function PersonPicker({
  label,
  value,
  onChange,
  withMe = false,
  exclude = [],
  onAdd,
  sayAdd = (name) => `Add “${name}” as a new person`,
  ariaLabel,
  ...rest
}: Props) {
  const document = useDocument();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string | undefined>();
  const index = usePeopleIndex(combobox.dropdownOpened);
  const found = useMemo(
    () => searchPeople(index, typed ?? '', MOST).filter(({ id }) => !exclude.includes(id)),
    [index, typed, exclude],
  );
  const offersMe = withMe && !exclude.includes('me') && 'me'.startsWith((typed ?? '').toLowerCase());
  const chosen = value === 'me' ? 'Me' : value ? displayNameOf(document, value) : '';

  function choose(option: string): void {
    if (option === '+') onAdd?.(typed?.trim() ?? '');
    else onChange(option as PartyId);
    setTyped(undefined);
    combobox.closeDropdown();
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target>
        <InputBase
          {...rest}
          data-autofocus={rest.autoFocus || undefined}
          {...(ariaLabel && { 'aria-label': ariaLabel })}
          label={label || undefined}
          value={typed ?? chosen}
          placeholder={rest.placeholder ?? 'Type a name or a firm'}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            if (typed === '') onChange(undefined);
            setTyped(undefined);
          }}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Options combobox={combobox} offersMe={offersMe} found={found} typed={typed} sayAdd={onAdd && sayAdd} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface OptionsProps {
  readonly combobox: ComboboxStore;
  readonly offersMe: boolean;
  readonly found: ReturnType<typeof searchPeople>;
  readonly typed: string | undefined;
  readonly sayAdd: ((name: string) => string) | undefined;
}

function Options({ offersMe, found, typed, sayAdd }: OptionsProps) {
  const nobody = found.length === 0 && !offersMe && !(sayAdd && typed);
  return (
    <Combobox.Options aria-label="People">
      <ScrollArea.Autosize mah={280} type="scroll" styles={{ content: { display: 'block' } }}>
        {offersMe && (
          <Combobox.Option value="me">
            <Group gap={8} wrap="nowrap">
              <Face name="me" me /> <Text size="sm">Me</Text>
            </Group>
          </Combobox.Option>
        )}
        {found.map((person) => (
          <Combobox.Option value={person.id} key={person.id}>
            <Group gap={8} wrap="nowrap">
              <Face name={displayName(person)} />
              <div style={{ minWidth: 0 }}>
                <Text size="sm" truncate dir="auto">
                  {displayName(person)}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {[person.title, person.firm].filter(Boolean).join(', ')}
                </Text>
              </div>
            </Group>
          </Combobox.Option>
        ))}
        {sayAdd && typed?.trim() && <Combobox.Option value="+">{sayAdd(typed.trim())}</Combobox.Option>}
        {nobody && <Combobox.Empty>Nobody by that name yet</Combobox.Empty>}
      </ScrollArea.Autosize>
    </Combobox.Options>
  );
}

function displayNameOf(document: ReturnType<typeof useDocument>, id: PartyId): string {
  const person = personOf(document, id);
  return person ? displayName(person) : 'somebody unknown';
}
