import { useState } from 'react';
import { useMark } from '../../../ui/useMark';
import { cameraIn, cameraText, wholeOf, type Camera, type Located } from './geo';

interface UsedCamera {
  readonly camera: Camera;
  /** Whether the map shows all places. */
  readonly isWhole: boolean;
  /** Shows something else; undefined: all places. */
  readonly show: (camera: Camera | undefined) => void;
  /** Follows a hand that moves the map; the address gets what `show` gets. */
  readonly follow: (camera: Camera) => void;
}

/** What the map shows. It stands in the address, but not while a hand moves it. */
export function useCamera(places: readonly Located[]): UsedCamera {
  const [text, mark] = useMark('map');
  const [held, hold] = useState<Camera>();
  const marked = cameraIn(text);
  return {
    camera: held ?? marked ?? wholeOf(places),
    isWhole: held === undefined && marked === undefined,
    show: (camera) => {
      hold(undefined);
      mark(camera && cameraText(camera), true);
    },
    follow: hold,
  };
}
