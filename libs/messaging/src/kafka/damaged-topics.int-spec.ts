import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import { KafkaUnderTest, notes, until } from '../../../../test/support/kafka/kafka-under-test';
import { type FactTopic, quarantineMigrations } from '@boxtrail/intake';
import { migrate } from '@boxtrail/database';
import { crc32c } from './kafkajs-workarounds/crc32';
import { KafkaMessaging } from './kafka-messaging';

const notOurs = process.env['KAFKA_BROKERS']
  ? 'NOT RUN, the disk of KAFKA_BROKERS is not ours to damage: '
  : '';

(notOurs === '' ? describeWithKafka : describe.skip)(
  `${notOurs}topics that are damaged on the broker’s disk`,
  () => {
    let broker: TestBroker;
    let under: KafkaUnderTest;
    beforeAll(async () => {
      broker = await startTestBroker();
    });
    afterAll(() => broker.close());
    beforeEach(async () => {
      under = await KafkaUnderTest.open(broker, { partitions: 1 });
      await migrate(under.pool, 'intake', quarantineMigrations);
    });
    afterEach(() => under.close());

    interface Batch {
      readonly at: number;
      readonly bytes: Buffer;
    }

    /** Changes batches, by their first offset, where the broker keeps them, while it is stopped. */
    async function damage(
      topic: string,
      changes: ReadonlyMap<number, (batch: Buffer) => void>,
    ): Promise<void> {
      await broker.local?.stop();
      const file = join(broker.dataDir ?? '', `${topic}-0`, '00000000000000000000.log');
      const batches = batchesOf(await readFile(file));
      const log = await open(file, 'r+');
      for (const [firstOffset, change] of changes) {
        const batch = batches.find(({ bytes }) => Number(bytes.readBigInt64BE(0)) === firstOffset);
        if (batch === undefined) throw new Error(`${topic} has no batch ${firstOffset}`);
        change(batch.bytes);
        await log.write(batch.bytes, 0, batch.bytes.length, batch.at);
      }
      await log.close();
      await broker.local?.restart();
    }

    function batchesOf(log: Buffer): Batch[] {
      const found: Batch[] = [];
      for (let at = 0; at + 61 <= log.length;) {
        const end = at + 12 + log.readInt32BE(at + 8);
        found.push({ at, bytes: Buffer.from(log.subarray(at, end)) });
        at = end;
      }
      return found;
    }

    const reseal = (batch: Buffer) => batch.writeUInt32BE(crc32c(batch.subarray(21)), 17);

    /** What is changed, how, and the reason that is given. */
    const damages: [string, (batch: Buffer) => void, string][] = [
      ['a byte of its records', (b) => (b[70] = (b[70] ?? 0) ^ 0x55), 'its checksum (CRC-32C) is wrong'],
      ['the last byte of its records', (b) => (b[b.length - 1] = (b.at(-1) ?? 0) ^ 1), 'its checksum'],
      ['its checksum', (b) => b.writeUInt32BE(1, 17), 'its checksum (CRC-32C) is wrong'],
      [
        'packed bytes that zstd cannot read',
        (b) => {
          b.writeInt16BE(4, 21);
          reseal(b);
        },
        'cannot be decompressed with zstd',
      ],
      [
        'a codec nobody knows',
        (b) => {
          b.writeInt16BE(6, 21);
          reseal(b);
        },
        'compressed with the unknown codec 6',
      ],
      [
        'records that end too early',
        (b) => {
          b[61] = 0x7f;
          reseal(b);
        },
        'a length is -64',
      ],
    ];

    /** Takes in everything, and notes it. */
    function gate(got: string[]): FactTopic {
      return {
        name: 'scans',
        type: 'boxtrail.scan',
        schema: 'ScanBody',
        key: 'sscc',
        keyOf: () => undefined,
        readKey: (key) => key,
        take: (lines) => {
          got.push(...lines.map(({ raw }) => String(raw)));
          return Promise.resolve(
            lines.map(({ line }) => ({ line, status: 'accepted', id: '', position: 1 })),
          );
        },
      };
    }
    const headers = {
      ce_specversion: '1.0',
      ce_id: 'm',
      ce_source: 'urn:gate:7',
      ce_type: 'boxtrail.scan',
      'content-type': 'application/json',
    };

    async function startFacts(got: string[]): Promise<KafkaMessaging> {
      const messaging = new KafkaMessaging(
        under.pool,
        under.store,
        { warn: () => undefined },
        {
          config: under.config,
          relays: () => [],
          sessionMs: 6_000,
        },
      );
      await messaging.start([], [gate(got)]);
      return messaging;
    }

    const kept = async (pool: Pool) =>
      (
        await pool.query<{ detail: string; code: string }>(
          'SELECT code, detail FROM intake.quarantine ORDER BY id',
        )
      ).rows;

    it('given damaged batches of facts, then their offsets are in quarantine, and the others are taken in', async () => {
      const topic = `${under.config.prefix}.scans.in`;
      await (await startFacts([])).stop();
      const producer = await under.producer();
      const send = (...values: string[]) =>
        producer.send({ topic, messages: values.map((value) => ({ value, headers })) });
      const changes = new Map<number, (batch: Buffer) => void>();
      for (const [i, [, change]] of damages.entries()) {
        await send(`"before ${i}"`);
        await send('"damaged"', '"damaged as well"');
        changes.set(3 * i + 1, change);
      }
      await send('"last"');
      await damage(topic, changes);
      const got: string[] = [];
      const messaging = await startFacts(got);
      try {
        await until(() => got.includes('"last"'), 60_000);
        expect(got).toEqual([...damages.map((_, i) => `"before ${i}"`), '"last"']);
        const found = await kept(under.pool);
        expect(found.map(({ code }) => code)).toEqual(damages.map(() => 'RECORDS_UNREADABLE'));
        for (const [i, [, , words]] of damages.entries()) {
          const place = `${topic}/0@${3 * i + 1}-${3 * i + 2}: these records cannot be read: `;
          expect(found[i]?.detail.slice(0, place.length)).toBe(place);
          expect(found[i]?.detail).toContain(words);
        }
        await send('"after"');
        await until(() => got.includes('"after"'), 60_000);
        expect(messaging.problems()).toEqual([]);
      } finally {
        await messaging.stop();
      }
    }, 180_000);

    it('given a damaged batch of events, then it is parked, the gap is told, and a refill closes it', async () => {
      const noted = notes();
      const filling = await under.start([], {});
      for (const revision of [1, 2, 3]) {
        await under.suspended('p1', revision);
        await until(() => filling.relayed().get('passes') === revision);
      }
      await under.stop(filling);
      await damage(under.topic, new Map([[1, (batch) => batch.writeUInt32BE(1, 17)]]));
      const messaging = await under.start([noted.consumer]);
      await until(async () => (await under.parked.page(undefined, '0', 10)).length === 1, 60_000);
      const [parked] = await under.parked.page(undefined, '0', 10);
      expect({ place: parked?.place, reason: parked?.reason }).toEqual({
        place: `${under.topic}/0@1-1`,
        reason: 'NotUnderstood: these records cannot be read: its checksum (CRC-32C) is wrong',
      });
      await until(() => messaging.problems().some((problem) => problem.includes('are missing')), 60_000);
      await messaging.republish('passes');
      await until(() => noted.got.length === 3, 60_000);
      expect(noted.got).toEqual(['p1#1', 'p1#2', 'p1#3']);
    }, 120_000);
  },
);
