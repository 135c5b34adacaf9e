import { randomUUID } from 'node:crypto';
import { Aggregates } from '@boxtrail/commands';
import { CommandHashes } from '@boxtrail/commands/command-hashes';
import { needAccountDecider, type FollowNeed } from '../../../libs/money/src/domain/need-account.decider';
import type { PartTarget } from '../../../libs/money/src/domain/need-target';
import type { Bench } from '../bench';
import { perSecond, type Side } from '../case';
import { eventsPerStream } from '../workload';
import { openOurs } from './ours';

const at = '2026-03-16T08:10:00.000Z';
const priceFen = 4_500;
/** A need is reserved once, then each of its boxes is posted. */
const boxesPerNeed = eventsPerStream - 1;

/** What should hold for a need when so many of its boxes are delivered. */
function follow(needId: string, delivered: number): FollowNeed {
  const parts = Array.from({ length: delivered }, (_, i): PartTarget => {
    const sscc = String(i).padStart(18, '0');
    return {
      key: sscc,
      sscc,
      gtin: '02000000001004',
      outcome: 'posted',
      amountFen: priceFen,
      at,
      reason: null,
    };
  });
  return {
    ...{ type: 'FollowNeed', occurredAt: at, roundId: 'round-1-220102', needId },
    parties: {
      ...{ communityGln: '2401020030011', supplierGln: '2900000000018', householdRef: 'hh-220102-17' },
      payment: 'prepaid',
    },
    target: { reservedFen: boxesPerNeed * priceFen, reservedAt: at, withdrawn: null, parts },
    cause: { position: delivered + 1, at },
  };
}

/** So many callers at once, each of which follows one need after the other, as the policy of the ledger does. */
export async function postings(bench: Bench, callers: number, counts: Pick<Side, 'count' | 'warmUp'>) {
  const { store, close } = await openOurs(bench);
  const aggregates = new Aggregates(store, new CommandHashes(Buffer.from('bench')));
  let needs = 0;
  const post = async (needId: string, delivered: number): Promise<void> => {
    const meta = {
      ...{ commandId: randomUUID(), commandHash: 'hash', actor: 'policy:money.follow-facts', role: 'system' },
      ...{ correlationId: 'trace', causationId: 'trace' },
    };
    const stream = `need-account-round-1-220102/${needId}`;
    const { changed } = await aggregates.handle(needAccountDecider, stream, follow(needId, delivered), meta);
    if (!changed) throw new Error(`need ${needId} was followed without a transfer`);
  };
  const ours: Side = {
    name: `ours, ${callers} needs at once`,
    ...counts,
    run: (count) =>
      perSecond(count, async () => {
        let left = count;
        const caller = async () => {
          while (left > 0) {
            const needId = `need-${(needs += 1)}`;
            for (let delivered = 0; delivered <= boxesPerNeed && left > 0; delivered += 1) {
              left -= 1;
              await post(needId, delivered);
            }
          }
        };
        await Promise.all(Array.from({ length: callers }, caller));
      }),
  };
  return { ours, close };
}
