import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { Gln, Nullable, OneOf, Ref, Text } from '../schema/fields';
import { designation } from './suppliers';

/** The supplier of a packing job takes it. */
export const PackingJobAccepted = defineEvent(
  'packing.PackingJobAccepted',
  { jobId: Ref(), supplierGln: Gln() },
  (d) => d.jobId,
);
/** The supplier of a packing job does not take it. */
export const PackingJobDeclined = defineEvent(
  'packing.PackingJobDeclined',
  { jobId: Ref(), supplierGln: Gln(), reason: Text() },
  (d) => d.jobId,
);

/** Why a packing job leaves its supplier. `chosen`: an officer gave it to another one. */
export const jobMoveCauses = [
  'declined',
  'full',
  'closed',
  'suspended',
  'licence-expired',
  'chosen',
] as const;
export type JobMoveCause = (typeof jobMoveCauses)[number];

const moveFields = {
  jobId: Ref(),
  roundId: Ref(),
  communityGln: Gln(),
  fromGln: Gln(),
  cause: OneOf(jobMoveCauses),
  /** Of the supplier, or of the officer; null where nobody gave one. */
  reason: Nullable(Text()),
  designation,
};

/** A packing job goes to another supplier, before a box is packed for it. */
export const PackingJobMoved = defineEvent(
  'packing.PackingJobMoved',
  { ...moveFields, toGln: Gln() },
  (d) => d.jobId,
);
/** The supplier of a packing job cannot pack it, and no other can. */
export const PackingJobNotMoved = defineEvent('packing.PackingJobNotMoved', moveFields, (d) => d.jobId);

/** The supplier of a packing job, which could not pack it and was not replaced, can pack it again. */
export const PackingJobKept = defineEvent(
  'packing.PackingJobKept',
  { jobId: Ref(), supplierGln: Gln() },
  (d) => d.jobId,
);

export const jobPriorities = ['urgent', 'normal', 'low'] as const;
export type JobPriority = (typeof jobPriorities)[number];
/** Waves of a day, at most. */
export const mostWaves = 24;

/** When a packing job is packed, among the jobs of its supplier. */
export const PackingJobScheduled = defineEvent(
  'packing.PackingJobScheduled',
  {
    jobId: Ref(),
    priority: OneOf(jobPriorities),
    /** Jobs of one wave are packed together; null: in no wave. */
    wave: Nullable(Type.Integer({ minimum: 1, maximum: mostWaves })),
  },
  (d) => d.jobId,
);

export type JobOfferEvent =
  | EventOf<typeof PackingJobAccepted>
  | EventOf<typeof PackingJobDeclined>
  | EventOf<typeof PackingJobMoved>
  | EventOf<typeof PackingJobNotMoved>
  | EventOf<typeof PackingJobKept>
  | EventOf<typeof PackingJobScheduled>;
