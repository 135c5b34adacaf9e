import { Kafka, logLevel } from 'kafkajs';
import { startTestBroker, type TestBroker } from '../support/kafka/broker';
import type { Bench } from './bench';

const answersWithinMs = 5_000;

/**
 * The broker of `KAFKA_BROKERS`, else an Apache Kafka on the installed Java.
 * @throws Error in one sentence, when neither is available.
 */
export async function openBroker(): Promise<TestBroker> {
  const broker = await startTestBroker();
  if (broker.local === undefined) await answers(broker.brokers);
  return broker;
}

/** Gives all cases of a run the same broker, closed at the end. */
export const useBroker = (bench: Bench, broker: TestBroker): void =>
  void bench.once('broker', () => Promise.resolve(broker));

/** The broker of this run. */
export const brokerOf = (bench: Bench): Promise<TestBroker> => bench.once('broker', openBroker);

async function answers(brokers: string): Promise<void> {
  const admin = new Kafka({
    brokers: brokers.split(','),
    connectionTimeout: answersWithinMs,
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
  }).admin();
  try {
    await admin.connect();
  } catch (error) {
    throw new Error(`no Kafka answers at ${brokers} (KAFKA_BROKERS): ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
