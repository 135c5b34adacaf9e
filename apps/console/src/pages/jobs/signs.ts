import type { Schemas } from '@boxtrail/api-client';
import type { Sign } from '../../ui/Pill';

const signs: Readonly<Record<Schemas['ListedPackingJob']['status'], Sign>> = {
  short: 'open',
  open: 'plain',
  completed: 'done',
};

export const signOf = (status: keyof typeof signs): Sign => signs[status];
