import { useEffect, useRef, useState } from 'react';

/** Time between two pictures, and between two marks in the address, in ms. */
const pictureMs = 100;
const markMs = 2_000;

interface ClockOf {
  readonly start: number;
  readonly end: number;
  /** Moment that the address names; the end when it names none. */
  readonly marked: number | undefined;
  readonly speed: number;
  readonly mark: (moment: number) => void;
}

/** A clock that runs from a moment to the end, so many times as fast as real time. */
export function useClock({ start, end, marked, speed, mark }: ClockOf) {
  const clamp = (moment: number) => Math.min(end, Math.max(start, moment));
  const [isRunning, setRunning] = useState(false);
  const [shown, setShown] = useState<number>();
  const moment = clamp((isRunning ? shown : undefined) ?? marked ?? end);
  const marking = useRef(mark);
  useEffect(() => {
    marking.current = mark;
  });
  const now = useRef(moment);
  useEffect(() => {
    now.current = moment;
  }, [moment]);

  useEffect(() => {
    if (!isRunning) return undefined;
    let before = performance.now();
    let markedAt = before;
    const timer = setInterval(() => {
      const at = performance.now();
      const next = Math.min(end, now.current + (at - before) * speed);
      before = at;
      now.current = next;
      setShown(next);
      if (next < end && at - markedAt < markMs) return;
      markedAt = at;
      marking.current(next);
      if (next >= end) setRunning(false);
    }, pictureMs);
    return () => clearInterval(timer);
  }, [isRunning, speed, end]);

  return {
    moment,
    isRunning,
    start: () => {
      const from = moment >= end ? start : moment;
      now.current = from;
      setShown(from);
      setRunning(true);
    },
    pause: () => {
      setRunning(false);
      mark(moment);
    },
    goTo: (to: number) => {
      now.current = clamp(to);
      setShown(clamp(to));
      mark(clamp(to));
    },
  };
}
