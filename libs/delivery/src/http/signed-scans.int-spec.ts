import { createHmac } from 'node:crypto';
import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import { JavaProducer } from '../../../../test/support/kafka/foreign-producers';
import { at, community, district, otherDistrict, sscc, ssccs } from '../testing/delivery-day';
import { DeliveryService } from '../testing/delivery-service';

const secret = '0123456789abcdef0123456789abcdef';

describeWithKafka('signed scans of a producer that is not kafkajs, on a real Kafka', () => {
  let broker: TestBroker;
  let service: DeliveryService;
  let java: JavaProducer;

  beforeAll(async () => {
    broker = await startTestBroker();
    const source = { secret, role: 'team', stations: [district] } as const;
    const sources = { bySource: new Map([['urn:gate:7', source]]), others: 'quarantine' } as const;
    const config = broker.config();
    service = await DeliveryService.start({ kafka: { ...config, sources } });
    await service.pack(...ssccs(1, 5));
    java = await JavaProducer.start(broker.brokers, `${config.prefix}.scans.in`);
  }, 180_000);
  afterAll(async () => {
    await java.close();
    await service.stop();
    await broker.close();
  });

  const scan = (n: number, more: object = {}) => ({
    ...{ scanId: `scan-${n}`, kind: 'seen', sscc: sscc(n), atGln: community, byRef: 'gate-7' },
    ...{ occurredAt: at('16:00'), ...more },
  });
  const sign = (body: string, by = secret) => `sha256=${createHmac('sha256', by).update(body).digest('hex')}`;
  const send = (body: string, signature: string | undefined, source = 'urn:gate:7') =>
    java.send('none', {
      key: null,
      value: body,
      headers: [
        ['ce_specversion', '1.0'],
        ['ce_id', 'm-1'],
        ['ce_source', source],
        ['ce_type', 'boxtrail.scan'],
        ['content-type', 'application/json'],
        ...(signature === undefined ? [] : [['ce_signature', signature] as [string, string]]),
      ],
    });

  it('given messages, then signed ones of its stations are facts, and each other one is in quarantine', async () => {
    const wrong = scan(2);
    await send(JSON.stringify(wrong), sign(JSON.stringify(wrong), `${secret}x`));
    await send(JSON.stringify(scan(3)), undefined);
    await send(JSON.stringify(scan(4)), sign(JSON.stringify(scan(4))), 'urn:other');
    const elsewhere = JSON.stringify(scan(5, { atGln: otherDistrict }));
    await send(elsewhere, sign(elsewhere));
    const right = JSON.stringify(scan(1));
    await send(right, sign(right));
    const kept = async () =>
      (await service.get('/v1/quarantine?limit=200')).body.items as { code: string; actor: string }[];
    for (
      const deadline = Date.now() + 45_000;
      (await kept()).length < 4 || (await service.events(`custody-${sscc(1)}`)).length === 0;
    ) {
      if (Date.now() > deadline) throw new Error(`not taken in: ${JSON.stringify(await kept())}`);
      await new Promise((next) => setTimeout(next, 50));
    }
    expect((await kept()).map(({ code, actor }) => [code, actor]).sort()).toEqual([
      ['SOURCE_NOT_AUTHENTIC', 'unknown'],
      ['SOURCE_NOT_AUTHENTIC', 'unknown'],
      ['SOURCE_NOT_AUTHENTIC', 'unknown'],
      ['STATION_NOT_YOURS', 'urn:gate:7'],
    ]);
    const [recorded] = await service.store.read(`custody-${sscc(1)}`);
    expect(recorded?.metadata).toMatchObject({ actor: 'urn:gate:7', role: 'team' });
    for (const n of [2, 3, 4, 5]) expect(await service.events(`custody-${sscc(n)}`)).toEqual([]);
  });
});
