// A link as a picture for cameras. Dark on white in every scheme: many readers know no other.
import { useMemo } from 'react';
import { encode } from 'uqr';
import classes from './laptops.module.css';

/** Room around the picture, without which no camera finds it. */
const BORDER = 3;

export function QrCode({ link }: { readonly link: string }) {
  const { size, path } = useMemo(() => draw(link), [link]);
  return (
    <svg
      className={classes.picture}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label="The same code as a picture"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#1f1d1b" />
    </svg>
  );
}

function draw(link: string): { size: number; path: string } {
  const { size, data } = encode(link, { ecc: 'L', border: BORDER });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: dark.join('') };
}
