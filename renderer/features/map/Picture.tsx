// The picture of the map: drawn by WebGL, panned and zoomed by mouse and by keys. It is loaded only when a map is opened.
// Whatever it shows, the list beside it says in words: for whoever cannot see it, it is one image with a name.
import { useComputedColorScheme } from '@mantine/core';
import type Graph from 'graphology';
import { useEffect, useRef } from 'react';
import Sigma from 'sigma';
import type { PartyId } from '../../../shared/model/identity.ts';
import type { NetworkMap } from '../../../shared/model/map.ts';
import { theDocument } from '../../vouchsafe.ts';
import { drawHover, settingsOf } from './drawing.ts';
import { graphOf } from './graph.ts';
import { settle } from './layout.ts';
import { type ColourBy, colourOf, commonTags, lookAt } from './look.ts';
import classes from './Map.module.css';

interface Props {
  readonly map: NetworkMap;
  readonly by: ColourBy;
  readonly chosen: PartyId | undefined;
  /** Pairs on a warm path, as `a b` both ways. */
  readonly lit: ReadonlySet<string>;
  readonly onChoose: (who: PartyId | undefined) => void;
  readonly onOpen: (who: PartyId) => void;
}

const PAN = 0.08;
/** So near the edge, in pixels, somebody counts as out of sight. */
const EDGE = 40;

export function Picture(props: Props) {
  const { map, by, chosen, lit } = props;
  const scheme = useComputedColorScheme('light');
  const box = useRef<HTMLDivElement>(null);
  const sigma = useRef<Sigma | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!box.current) return;
    const container = box.current;
    const graph = graphOf(theDocument(), map);
    const drawn = new Sigma(graph as unknown as Graph, container, { allowInvalidContainer: true });
    sigma.current = drawn;
    drawn.on('clickNode', ({ node }) => latest.current.onChoose(node as PartyId));
    drawn.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      latest.current.onOpen(node as PartyId);
    });
    drawn.on('clickStage', () => latest.current.onChoose(undefined));
    drawn.on('enterNode', () => container.setAttribute('data-over', 'true'));
    drawn.on('leaveNode', () => container.removeAttribute('data-over'));
    const stop = settle(
      graph as unknown as Graph,
      map.people[0] ?? 'me',
      () => drawn.refresh({ skipIndexation: false }),
      () => container.setAttribute('data-settled', 'true'),
    );
    return () => {
      stop();
      drawn.kill();
      sigma.current = undefined;
      container.removeAttribute('data-settled');
    };
  }, [map]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme changes the colours that are read.
  useEffect(() => {
    const drawn = sigma.current;
    if (!drawn || !box.current) return;
    const look = lookAt(box.current);
    const document = theDocument();
    const tags = commonTags(document, map.people);
    const colours = new Map(map.people.map((who) => [who, colourOf(document, who, look, by, tags)]));
    drawn.setSettings({
      ...settingsOf(look, { graph: drawn.getGraph(), chosen, lit, colourOf: (who) => colours.get(who) ?? look.faint }),
      defaultDrawNodeHover: drawHover(look),
    });
  }, [map, by, chosen, lit, scheme]);

  useEffect(() => {
    const drawn = sigma.current;
    if (!drawn || chosen === undefined) return;
    // Until it is drawn again, the library does not know where in the picture anybody stands.
    const show = () => bringIntoView(drawn, chosen);
    drawn.once('afterRender', show);
    return () => void drawn.off('afterRender', show);
  }, [chosen]);

  function handleKey(event: React.KeyboardEvent): void {
    const camera = sigma.current?.getCamera();
    const { x, y, ratio } = camera?.getState() ?? { x: 0, y: 0, ratio: 1 };
    const step = PAN * ratio;
    const moves: Readonly<Record<string, object>> = {
      ArrowLeft: { x: x - step },
      ArrowRight: { x: x + step },
      ArrowUp: { y: y + step },
      ArrowDown: { y: y - step },
      '+': { ratio: ratio / 1.3 },
      '-': { ratio: ratio * 1.3 },
      '0': { x: 0.5, y: 0.5, ratio: 1 },
    };
    const move = moves[event.key];
    if (!camera || !move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    camera.setState(move);
  }

  return (
    <div className={classes.frame}>
      <div
        className={classes.keys}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is panned and zoomed by keys.
        tabIndex={0}
        role="application"
        aria-label="Picture of the map. Arrows move it, plus and minus zoom. The list says the same in words."
        onKeyDown={handleKey}
      >
        <div className={classes.picture} ref={box} data-picture aria-hidden />
      </div>
    </div>
  );
}

/** Moves the picture to somebody who is out of sight. */
function bringIntoView(drawn: Sigma, who: PartyId): void {
  const spot = drawn.getNodeDisplayData(who);
  if (!spot) return;
  const { x, y } = drawn.framedGraphToViewport(spot);
  const { width, height } = drawn.getDimensions();
  if (x < EDGE || y < EDGE || x > width - EDGE || y > height - EDGE)
    drawn.getCamera().setState({ x: spot.x, y: spot.y });
}
