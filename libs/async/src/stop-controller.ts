import { setMaxListeners } from 'node:events';

/** An abort controller that many loops of one process listen to: one for each view and consumer group. */
export function stopController(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
