import type { BoxScanEvent } from '@boxtrail/contracts';
import { perSecond, type Case } from '../case';
import { decider, loadAll, loadOurs } from '../subjects/load10';

interface Row {
  type: string;
  occurred_at: Date;
  metadata: string;
  data: string;
}

const read = {
  name: 'read',
  text: `SELECT e.position, e.stream, e.revision, e.id, e.type, e.version, e.occurred_at, e.recorded_at, e.metadata, e.data
    FROM log.streams s JOIN log.events e ON e.stream_id = s.id AND e.position BETWEEN s.id AND s.last_position
   WHERE s.name = $1 ORDER BY e.revision`,
};

export const bench: Case = {
  key: 'load10.raw',
  what: 'load and fold a stream of 10, against one raw query',
  unit: 'streams/s',
  slices: 4,
  fair: 'the raw side reads the same rows of the same tables and columns with one prepared statement, whose plan is forced to index scans, parses data and metadata and folds them with the same function; one caller on both sides, so that we cannot batch reads',
  async setup(bench) {
    const counts = { count: bench.pick(6_000, 2_500), warmUp: 3_000 };
    const ours = await loadOurs(bench, counts);
    const pool = ours.database.pool(1, '-c plan_cache_mode=force_generic_plan -c enable_bitmapscan=off');
    return {
      ours: ours.side,
      limit: {
        name: 'one prepared query',
        ...counts,
        run: (count) =>
          perSecond(count, () =>
            loadAll(count, async (stream) => {
              const { rows } = await pool.query<Row>({ ...read, values: [stream] });
              let state = decider.initial;
              for (const { type, occurred_at, metadata, data } of rows) {
                JSON.parse(metadata);
                const event = {
                  type,
                  occurredAt: occurred_at.toISOString(),
                  data: JSON.parse(data) as unknown,
                };
                state = decider.evolve(state, event as BoxScanEvent);
              }
              return state.scans.size;
            }),
          ),
      },
      teardown: ours.close,
    };
  },
};
