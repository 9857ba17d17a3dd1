// The network as a picture: people around one of them, ties and open cards as lines, the warm path to whoever is chosen
// lit. The same is told as a list, beside the picture and instead of it.
import { Button, Group, SegmentedControl, Title } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import type { NetworkMap } from '../../../shared/model/map.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { goTo } from '../../ui/place.ts';
import { sayNumber } from '../../ui/saying.ts';
import { useToday } from '../../ui/today.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { Legend } from './Legend.tsx';
import type { ColourBy } from './look.ts';
import classes from './Map.module.css';
import { Neighbours } from './Neighbours.tsx';
import { OnSide } from './OnSide.tsx';
import { hasWebGL } from './webgl.ts';

const Picture = lazy(async () => ({ default: (await import('./Picture.tsx')).Picture }));

export function MapScreen({ centre = 'me' }: { readonly centre?: PartyId | undefined }) {
  const { people, ties, interactions, intros, asks } = useDocument();
  const today = useToday();
  const { value: map } = useAnswer(
    () => request('map.draw', { centre, today }),
    [centre, today, people, ties, interactions, intros, asks],
  );
  const [by, setBy] = useState<ColourBy>('closeness');
  const [as, setAs] = useState<'picture' | 'list'>(hasWebGL() ? 'picture' : 'list');
  // Who was chosen around somebody else is chosen no more.
  const [choice, setChoice] = useState<{ readonly who: PartyId | undefined; readonly around: PartyId }>();
  const chosen = choice?.around === centre ? choice.who : undefined;
  const setChosen = (who: PartyId | undefined) => setChoice({ who, around: centre });
  const lit = useLit(centre, chosen);
  const open = (who: PartyId) => who !== 'me' && goTo({ is: 'person', id: who });

  function find(who: PartyId | undefined): void {
    if (!who) return;
    if (map?.people.includes(who) && as === 'picture') setChosen(who);
    else goTo({ is: 'map', centre: who });
  }

  return (
    <section className={classes.screen} aria-label="Map">
      <Head centre={centre} map={map}>
        <PersonPicker
          label=""
          ariaLabel="Find on the map"
          size="sm"
          placeholder="Find on the map"
          value={undefined}
          withMe
          onChange={find}
        />
        {hasWebGL() && (
          <SegmentedControl
            aria-label="Show as"
            value={as}
            onChange={(value) => setAs(value as typeof as)}
            data={[
              { value: 'picture', label: 'Picture' },
              { value: 'list', label: 'List' },
            ]}
          />
        )}
      </Head>
      {!hasWebGL() && (
        <p className={classes.note} role="note">
          The picture needs WebGL, which this window does not have here. The list says the same.
        </p>
      )}
      {map && as === 'picture' && (
        <div className={classes.body}>
          <div className={classes.stage}>
            <Suspense>
              <Picture map={map} by={by} chosen={chosen} lit={lit} onChoose={setChosen} onOpen={open} />
            </Suspense>
            <Legend map={map} by={by} onBy={setBy} />
          </div>
          <OnSide map={map} who={chosen ?? centre} centre={centre} onChoose={setChosen} />
        </div>
      )}
      {map && as === 'list' && (
        <div className={classes.asList}>
          <Neighbours
            map={map}
            of={map.people[0] ?? 'me'}
            onChoose={(who) => goTo({ is: 'map', centre: who })}
            key={centre}
          />
        </div>
      )}
    </section>
  );
}

interface HeadProps {
  readonly centre: PartyId;
  readonly map: NetworkMap | undefined;
  readonly children: React.ReactNode;
}

function Head({ centre, map, children }: HeadProps) {
  const document = useDocument();
  const count =
    map &&
    (map.people.length < map.total
      ? `${sayNumber(map.people.length)} of ${sayNumber(map.total)}`
      : sayNumber(map.total));
  return (
    <header className={classes.head}>
      <Title order={1} className={classes.title}>
        Map{centre === 'me' ? '' : ` around ${nameOf(document, centre)}`}{' '}
        <span className={classes.count} aria-live="polite">
          {count}
        </span>
      </Title>
      <Group gap={10}>
        {centre !== 'me' && (
          <>
            <Button variant="default" onClick={() => goTo({ is: 'person', id: centre })}>
              Open their page
            </Button>
            <Button variant="default" onClick={() => goTo({ is: 'map' })}>
              Around me
            </Button>
          </>
        )}
        {children}
      </Group>
    </header>
  );
}

/** The pairs on the warmest paths from the middle to whoever is chosen, as `a b` both ways. */
function useLit(centre: PartyId, chosen: PartyId | undefined): ReadonlySet<string> {
  const { people, ties } = useDocument();
  const today = useToday();
  const [from, to] = chosen === 'me' ? [chosen, centre] : [centre, chosen];
  const { value } = useAnswer(
    () => (to && to !== 'me' && to !== from ? request('path.find', { from, to: { person: to }, today }) : undefined),
    [from, to, today, people, ties],
  );
  return useMemo(() => {
    const pairs = new Set<string>();
    for (const path of value?.paths.slice(0, 3) ?? []) {
      let at = path.from;
      for (const link of path.links) {
        pairs.add(`${at} ${link.to}`).add(`${link.to} ${at}`);
        at = link.to;
      }
    }
    return pairs;
  }, [value]);
}
