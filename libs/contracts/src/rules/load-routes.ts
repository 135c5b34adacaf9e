import { BoxesLoaded, BoxesReceived, LoadDispatched, LoadPlanned } from '../events/delivery';

/** Wire names of the events that tell which boxes a load carries, and which stations it leaves and reaches. */
export const loadRouteEvents: readonly string[] = [
  LoadPlanned.type,
  BoxesLoaded.type,
  LoadDispatched.type,
  BoxesReceived.type,
];
