import { useRef, type PointerEvent } from 'react';
import type { Camera, Point, Projection } from './geo';

interface Hand {
  readonly pointer: number;
  readonly from: Point;
  readonly projection: Projection;
  last: Camera | undefined;
}

interface PanOptions {
  readonly projection: Projection;
  readonly follow: (camera: Camera) => void;
  readonly show: (camera: Camera) => void;
}

/** Handlers of a map that a pointer moves. A press on a link stays a press on a link. */
export function usePan({ projection, follow, show }: PanOptions) {
  const hand = useRef<Hand>(undefined);
  const end = ({ pointerId }: PointerEvent) => {
    const held = hand.current;
    if (held?.pointer !== pointerId) return;
    hand.current = undefined;
    if (held.last !== undefined) show(held.last);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || (event.target as Element).closest('a, button') !== null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      hand.current = {
        pointer: event.pointerId,
        from: { x: event.clientX, y: event.clientY },
        projection,
        last: undefined,
      };
    },
    onPointerMove: ({ pointerId, clientX, clientY }: PointerEvent) => {
      const held = hand.current;
      if (held?.pointer !== pointerId) return;
      held.last = held.projection.moved({ x: clientX - held.from.x, y: clientY - held.from.y });
      follow(held.last);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
