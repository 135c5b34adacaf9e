import type { Case } from '../case';
import { messageDbAppends, messageDbIsFair } from '../subjects/message-db';
import { openOurs } from '../subjects/ours';

export const bench: Case = {
  key: 'append32.messagedb',
  what: '32 callers, against Message DB',
  unit: 'events/s',
  slices: 4,
  fair: messageDbIsFair,
  async setup(bench) {
    const ours = await openOurs(bench);
    const messageDb = await messageDbAppends(bench, 32, { count: bench.pick(8_000, 3_000), warmUp: 2_000 });
    return {
      ours: ours.append(32, { count: 32 * bench.pick(800, 300), warmUp: 32 * 250 }),
      limit: messageDb.side,
      teardown: async () => void (await Promise.all([ours.close(), messageDb.close()])),
    };
  },
};
