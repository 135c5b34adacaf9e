import type { Schemas } from '@boxtrail/api-client';

/** As the body of a need takes them; their words are `frame:specialNeed.*`. */
export const specialNeeds = [
  'empty-nest-elderly',
  'bed-ridden',
  'infant',
  'halal',
  'diabetic',
  'medical',
] as const satisfies NonNullable<Schemas['NeedBody']['specialNeeds']>;
