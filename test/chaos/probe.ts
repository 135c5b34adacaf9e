import { Random } from '@boxtrail/simulation/random';
import type { Partner } from './partner';
import { closeRound, issuePass, openRound, planLoad, recordNeed, verify, type Scene } from './stories';

/**
 * Resolves when everything works: three services acknowledge commands, and two others show their effects, over Kafka.
 */
export async function everythingWorks(id: string, scene: Scene, partner: Partner): Promise<void> {
  await Promise.all([roundBecomesJob(id, scene, partner), gateIsNoted(id, scene, partner)]);
}

async function roundBecomesJob(id: string, scene: Scene, partner: Partner): Promise<void> {
  await partner.done(openRound(id, scene, new Random(1)));
  await partner.done(recordNeed(id, `${id}-0`, scene.gtins[0] ?? ''));
  await partner.done(closeRound(id));
  await partner.untilSeen(`/v1/packing-jobs/${id}`, () => true);
}

async function gateIsNoted(id: string, scene: Scene, partner: Partner): Promise<void> {
  await partner.done(issuePass(id, scene));
  await partner.done(planLoad(id, scene));
  await partner.done(verify(`${id}-gate`, id, id, scene));
  await partner.untilSeen<{ checkpoints: readonly unknown[] }>(
    `/v1/loads/${id}`,
    ({ checkpoints }) => checkpoints.length === 1,
  );
}
