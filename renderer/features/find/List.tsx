// The lines of the palette, in their groups: a list box whose active line the field points at. Short by itself, for nobody
// reads forty lines: whoever wants another types on.
import { useLayoutEffect, useRef } from 'react';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import classes from './Find.module.css';
import type { Group, Item } from './items.ts';
import { Line } from './Line.tsx';

/** The id of a line's element: a key may have blanks, an id may not. */
export function lineId(id: string, { key }: Item): string {
  return `${id}${encodeURIComponent(key)}`;
}

interface Props {
  readonly id: string;
  readonly document: VouchsafeDocument;
  readonly groups: readonly Group[];
  readonly active: string | undefined;
  readonly onActive: (key: string) => void;
  readonly onChoose: (item: Item) => void;
}

export function List({ id, document, groups, active, onActive, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is scrolled when another line is active, and only then.
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div className={classes.list} id={`${id}list`} role="listbox" aria-label="Found" ref={list}>
      {groups.map(({ title, items }, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a list box holds groups of options, not fields.
        <div role="group" aria-labelledby={`${id}group-${place}`} key={title}>
          <div className={`vs-section ${classes.heading}`} id={`${id}group-${place}`} role="presentation">
            {title}
          </div>
          {items.map((item) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus, and points here.
            <div
              key={item.key}
              id={lineId(id, item)}
              role="option"
              aria-selected={item.key === active}
              className={classes.line}
              onMouseMove={() => item.key !== active && onActive(item.key)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(item)}
            >
              <Line document={document} item={item} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
