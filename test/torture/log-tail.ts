// A process that follows the log from its beginning: `run.cjs log-tail <url> <events>`. Prints one line of JSON when it
// has seen this many events, or when the log has been idle for a while.
import { Pool } from 'pg';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';

const [url = '', wanted = ''] = process.argv.slice(2);

/** Idle time after which no more events are expected, in ms. */
const idleTimeoutMs = 15_000;

async function main(): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 2 });
  const store = await PostgresEventStore.open({ url, pool });
  const stop = new AbortController();
  const silence = setTimeout(() => stop.abort(), idleTimeoutMs);
  const seen = { events: 0, outOfPlace: 0, outOfTurn: 0 };
  const turns = new Map<string, number>();
  let last = 0;
  process.stdout.write('following\n');
  for await (const { events } of store.subscribe(0, { signal: stop.signal })) {
    silence.refresh();
    for (const { position, event } of events) {
      // Consecutive positions: none missing, none twice, none out of order.
      if (position !== last + 1) seen.outOfPlace += 1;
      last = position;
      const [writer = '', n] = (event.data as { scanId: string }).scanId.split(':');
      if (Number(n) !== (turns.get(writer) ?? 0)) seen.outOfTurn += 1;
      turns.set(writer, Number(n) + 1);
      seen.events += 1;
    }
    if (seen.events >= Number(wanted)) break;
  }
  clearTimeout(silence);
  process.stdout.write(`${JSON.stringify(seen)}\n`);
  await store.close();
  await pool.end();
}

void main();
