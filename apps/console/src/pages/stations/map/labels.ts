import type { Point, Size } from './geo';

export interface Labelled {
  readonly gln: string;
  readonly name: string;
  readonly at: Point;
}

export const sides = ['below', 'above', 'right', 'left'] as const;
export type Side = (typeof sides)[number];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of a marker, and of a line of text, in px, as `map.css` draws them. */
const marker = { width: 32, height: 26 };
const line = 18;

/** A Chinese letter is as wide as it is high. */
const widthOf = (name: string): number =>
  [...name].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 13 : 7), 6);

const around = ({ x, y }: Point, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function labelBox({ name, at: { x, y } }: Labelled, side: Side): Box {
  const width = widthOf(name);
  const across = (marker.width + width) / 2;
  const along = (marker.height + line) / 2;
  if (side === 'below') return around({ x, y: y + along }, width, line);
  if (side === 'above') return around({ x, y: y - along }, width, line);
  return around({ x: side === 'right' ? x + across : x - across, y }, width, line);
}

/**
 * Which names are written, and on which side of their marker: none covers a marker or another name, or leaves the map.
 * The first places are the first to get one.
 */
export function labelsOf(places: readonly Labelled[], { width, height }: Size): ReadonlyMap<string, Side> {
  const taken: Box[] = places.map(({ at }) => around(at, marker.width, marker.height));
  const found = new Map<string, Side>();
  places.forEach((place, own) => {
    const side = sides.find((one) => {
      const box = labelBox(place, one);
      const isInside = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
      return isInside && !taken.some((other, i) => i !== own && overlap(box, other));
    });
    if (side === undefined) return;
    taken.push(labelBox(place, side));
    found.set(place.gln, side);
  });
  return found;
}
