// Beside the picture: who is chosen, what one can do from here, and whom they know.
import { Button, Group, Text } from '@mantine/core';
import { nameOf, personOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import type { NetworkMap } from '../../../shared/model/map.ts';
import { Face } from '../../ui/Face.tsx';
import { goTo, openDialog } from '../../ui/place.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Map.module.css';
import { Neighbours } from './Neighbours.tsx';

interface Props {
  readonly map: NetworkMap;
  readonly who: PartyId;
  readonly centre: PartyId;
  readonly onChoose: (who: PartyId) => void;
}

export function OnSide({ map, who, centre, onChoose }: Props) {
  const document = useDocument();
  const name = who === 'me' ? 'Me' : nameOf(document, who);
  const person = who === 'me' ? undefined : personOf(document, who);
  return (
    <aside className={classes.side} aria-label={name}>
      <div className={classes.chosen}>
        <span aria-hidden>
          <Face name={name} me={who === 'me'} />
        </span>
        <div className={classes.what}>
          <h2 className={classes.who} dir="auto">
            {name}
          </h2>
          <Text size="xs" c="dimmed" dir="auto">
            {[person?.title, person?.firm].filter(Boolean).join(', ')}
          </Text>
        </div>
      </div>
      <Group gap={6}>
        {who !== 'me' && (
          <Button size="compact-sm" onClick={() => goTo({ is: 'person', id: who })}>
            Open their page
          </Button>
        )}
        {who !== 'me' && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => openDialog({ is: 'path', from: centre === who ? 'me' : centre, to: who })}
          >
            Warm paths…
          </Button>
        )}
        {who !== centre && (
          <Button size="compact-sm" variant="default" onClick={() => goTo({ is: 'map', centre: who })}>
            Put in the middle
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => openDialog({ is: 'tie', ...(who !== 'me' && { a: who }) })}
        >
          Note a tie…
        </Button>
      </Group>
      <Neighbours map={map} of={who} onChoose={onChoose} key={who} />
    </aside>
  );
}
