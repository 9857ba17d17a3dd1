// What the colours and lines of the picture say, and the choice of what people are coloured by.
import { NativeSelect, useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { NetworkMap } from '../../../shared/model/map.ts';
import { theDocument } from '../../vouchsafe.ts';
import { type ColourBy, commonTags, lookAt, type Meaning, meaningsOf } from './look.ts';
import classes from './Map.module.css';

interface Props {
  readonly map: NetworkMap;
  readonly by: ColourBy;
  readonly onBy: (by: ColourBy) => void;
}

export function Legend({ map, by, onBy }: Props) {
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const [meanings, setMeanings] = useState<readonly Meaning[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme changes the colours that are read.
  useEffect(() => {
    if (!box.current) return;
    const look = lookAt(box.current);
    setMeanings([
      ...meaningsOf(look, by, commonTags(theDocument(), map.people)),
      { name: 'open intro', colour: look.accent },
      { name: 'open ask', colour: look.asked },
    ]);
  }, [map, by, scheme]);
  return (
    <div className={classes.legend} ref={box}>
      <NativeSelect
        size="xs"
        aria-label="Colour by"
        value={by}
        onChange={(event) => onBy(event.currentTarget.value as ColourBy)}
        data={[
          { value: 'closeness', label: 'Colour: how well I know them' },
          { value: 'tag', label: 'Colour: tags' },
        ]}
      />
      <ul className={classes.meanings}>
        {meanings.map(({ name, colour }) => (
          <li key={name}>
            <svg width="10" height="10" aria-hidden>
              {name.startsWith('open ') ? (
                <rect y="4" width="10" height="2.5" fill={colour} />
              ) : (
                <circle cx="5" cy="5" r="4.5" fill={colour} />
              )}
            </svg>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
