import { dataOf } from '@boxtrail/api-client';
import { at } from './clock';
import { key, type Day } from './day';
import type { PlannedRound } from './plan';

const waves = 2;

/** Each supplier gets numbers for one bench. The boxes of the day have numbers that the suppliers brought. */
export async function numberBenches(day: Day): Promise<void> {
  for (const { gln } of day.plan.suppliers) {
    const bench = { supplierGln: gln, rangeId: 'bench-1', benchRef: 'bench-1' };
    const body = { ...bench, companyPrefix: gln.slice(0, 7), extensionDigit: 1, count: 500 };
    await dataOf(
      day.at('packing', 'packer').POST('/v1/sscc-ranges', {
        params: { header: key(`numbers-${gln}`) },
        body: { ...body, occurredAt: at('08:50') },
      }),
    );
  }
}

/**
 * The supplier takes the job of a round, and says when it packs it: jobs with special needs first. The supplier of the
 * first round declines; its job goes to the next one, and comes back when the goods have come after all.
 */
export async function answerJob(day: Day, round: PlannedRound, number: number): Promise<void> {
  const { roundId, needs } = round;
  await day.jobCreated(roundId);
  const packer = day.at('packing', 'packer');
  const path = { jobId: roundId };
  if (number === 0) await declineFirst(day, roundId);
  const isUrgent = needs.some(({ specialNeeds = [] }) => specialNeeds.length > 0);
  const schedule = { priority: isUrgent ? 'urgent' : 'normal', wave: 1 + (number % waves) } as const;
  await dataOf(
    packer.POST('/v1/packing-jobs/{jobId}/schedule', {
      params: { path, header: key(`schedule-${roundId}`) },
      body: { ...schedule, occurredAt: at('08:50') },
    }),
  );
  await dataOf(
    packer.POST('/v1/packing-jobs/{jobId}/accept', {
      params: { path, header: key(`accept-${roundId}`) },
      body: { occurredAt: at('08:50') },
    }),
  );
  day.step('accepting jobs');
}

async function declineFirst(day: Day, roundId: string): Promise<void> {
  const path = { jobId: roundId };
  const supplierGln = day.supplierOf.get(roundId) ?? '';
  await dataOf(
    day.at('packing', 'packer').POST('/v1/packing-jobs/{jobId}/decline', {
      params: { path, header: key(`decline-${roundId}`) },
      body: { reason: 'the cabbage has not come', occurredAt: at('08:40') },
    }),
  );
  await day.jobAnswered(roundId);
  await dataOf(
    day.at('packing', 'coordinator').POST('/v1/packing-jobs/{jobId}/move', {
      params: { path, header: key(`move-${roundId}`) },
      body: { supplierGln, reason: 'the cabbage has come', occurredAt: at('08:45') },
    }),
  );
}
