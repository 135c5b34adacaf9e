import { postgreSQLEventStoreConsumer } from '@event-driven-io/emmett-postgresql';
import { Sightings } from '../sightings';
import type { Start } from './child';

/** A process in which an Emmett consumer follows its log, with Emmett's own settings. */
export const start: Start<{ url: string }, number, readonly number[]> = async ({ url }) => {
  const sightings = new Sightings();
  const consumer = postgreSQLEventStoreConsumer({ connectionString: url });
  consumer.reactor({
    processorId: 'tail',
    startFrom: 'END',
    eachMessage: () => sightings.add(1),
  });
  const following = consumer.start();
  following.catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return {
    run: (count) => sightings.next(count),
    close: () => consumer.close(),
  };
};
