import type { Schemas } from '@boxtrail/api-client';
import type { Sign } from '../../ui/Pill';

/** A hold that nobody has decided about is open, and a condemned one until its boxes are gone. */
export const signs: Readonly<Record<Schemas['Hold']['status'], Sign>> = {
  held: 'open',
  condemned: 'open',
  released: 'done',
  closed: 'done',
};
