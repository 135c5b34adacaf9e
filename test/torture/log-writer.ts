// A process that writes to the log only: `run.cjs log-writer <url> <first> <writers> <events each>`.
import { BoxSeen } from '@boxtrail/contracts';
import { nameBasedUuid } from '@boxtrail/commands';
import { Pool } from 'pg';
import { Random } from '@boxtrail/simulation/random';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';

const [url = '', first = '', writers = '', events = ''] = process.argv.slice(2);
const place = { sscc: '376104250021234569', atGln: '9501101530003', byRef: 'writer' };

/** Largest append: many callers write one event, some write many. */
const maxPerAppend = 120;

async function main(): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 2 });
  const store = await PostgresEventStore.open({ url, pool });
  /** The scan id names the writer and the event's number. */
  const write = async (w: number) => {
    const random = new Random(w);
    const revisions = new Map<string, number>();
    for (let n = 0; n < Number(events);) {
      const stream = `writer-${w}-${random.int(0, 40)}`;
      const revision = revisions.get(stream) ?? 0;
      const count = Math.min(Number(events) - n, random.chance(0.2) ? 1 : random.int(2, maxPerAppend));
      const batch = Array.from({ length: count }, (_, i) => {
        const id = nameBasedUuid(`${w} ${n + i}`);
        const who = { actor: 'w', role: 'admin', correlationId: 'c', causationId: 'c' };
        const event = BoxSeen.of('2026-03-16T01:02:03.004Z', { ...place, scanId: `${w}:${n + i}` });
        return { id, event, metadata: { ...who, commandId: id, commandHash: 'h' } };
      });
      revisions.set(stream, (await store.append(stream, revision, batch)).revision);
      n += count;
    }
  };
  await Promise.all(Array.from({ length: Number(writers) }, (_, i) => write(Number(first) + i)));
  await store.close();
  await pool.end();
}

void main();
