import { createHash } from 'node:crypto';
import {
  BoxesReceived,
  BoxSeen,
  RoundOpened,
  SupplierRegistered,
  supplierUnknown,
} from '@boxtrail/contracts';
import { completeKey, type DomainEvent } from '@boxtrail/kernel';
import { Reads } from '@boxtrail/http';
import { pdfText } from '../../../../test/support/pdf-text';
import { insertRaw, type RawEvent } from '../../../../test/support/raw-log';
import { judge } from '../domain/box-trail';
import { canonicalTrail } from '../domain/canonical';
import { trailsOf } from '../domain/testing/log';
import * as one from '../domain/testing/one-box';
import { canonicalJson } from '../export/canonical-json';
import { AuditService } from '../testing/audit-service';

/** The places and boxes of `one` with valid check digits, as the API requires. */
const real = (key: string) => completeKey(key.length === 13 ? 'gln' : 'sscc', key.slice(0, -1));
const [bench, city, district] = [real(one.bench), real(one.city), real(one.district)];
const [box, other] = [real(one.box), real(one.other)];
const withRealKeys = (event: DomainEvent): DomainEvent =>
  JSON.parse(
    [one.bench, one.city, one.district, one.drop, one.box, one.other].reduce(
      (text, key) => text.replaceAll(`"${key}"`, `"${real(key)}"`),
      JSON.stringify(event),
    ),
  ) as DomainEvent;
const named = (gln: string, name: string) =>
  SupplierRegistered.of('2026-03-16T00:00:00.000Z', {
    ...supplierUnknown,
    gln,
    name,
    latitude: null,
    longitude: null,
  });
const round = RoundOpened.of(one.at(-8), {
  roundId: 'round-1',
  communityGln: one.drop,
  supplierGln: one.bench,
  cutoffAt: one.at(-2),
  offers: [{ gtin: '02900000000018', priceFen: 100, contentsVersion: 1 }],
  designation: null,
});

/** A receipt in the city whose text is truncated. */
const receipt: RawEvent = {
  stream: 'load-L1',
  type: BoxesReceived.type,
  data: '{"loadId":"L1","scanId":"rec',
  occurredAt: one.at(2),
};
/** The wording depends on the version of Node. */
const reason = (() => {
  try {
    return String(JSON.parse(receipt.data));
  } catch (error) {
    return (error as Error).message;
  }
})();
const words = `delivery.BoxesReceived of load-L1#1 at log position 8 cannot be read: ${reason}`;

describe('a trail with an unreadable event', () => {
  let audit: AuditService;
  let recordedBefore: string;
  beforeEach(async () => {
    audit = await AuditService.start();
    await audit.append([named(bench, 'Bench'), named(city, 'City'), named(district, 'District'), round]);
    await audit.append([one.packed(0), one.packed(0, one.other)].map(withRealKeys));
    recordedBefore = await audit.put(withRealKeys(one.dispatched(1, 'L1', one.bench, one.city)));
  });
  afterEach(() => audit.stop());

  const damage = async (event: RawEvent) => {
    const pool = audit.database.pool(1);
    return insertRaw(pool, event);
  };
  /** Position 8 is damaged, and the box was seen again after it. */
  const story = async () => {
    expect(await damage(receipt)).toBe(8);
    await audit.append([
      withRealKeys(
        one.dispatched(4, 'L2', one.city, one.district, [box], { plate: 'B67890', driverRef: 'driver-2' }),
      ),
    ]);
  };
  const trail = async (query = '') => (await audit.get(`/v1/trails/${box}?atLeast=9${query}`)).body;
  const event = {
    position: 8,
    stream: 'load-L1',
    revision: 1,
    type: 'delivery.BoxesReceived',
    occurredAt: one.at(2),
    recordedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  };

  it('given one on the stream of its load, then the trail breaks there, with position and reason', async () => {
    await story();
    const { breaks, openFindings, unreadable, steps } = await trail();
    expect(steps.map(({ kind }: { kind: string }) => kind)).toEqual(['packed', 'dispatched', 'dispatched']);
    expect(breaks).toEqual({
      kind: 'unreadable',
      words,
      toDo: 'Correct the event in the log, or ask the operators to.',
      ...{ explanation: null, outcome: null, explainedBy: null },
      position: 8,
      lastSure: {
        kind: 'dispatched',
        place: { gln: bench, name: 'Bench' },
        occurredAt: one.at(1),
        position: 7,
      },
      firstAfter: {
        kind: 'dispatched',
        place: { gln: city, name: 'City' },
        occurredAt: one.at(4),
        position: 9,
      },
    });
    expect(openFindings).toEqual([
      expect.objectContaining({ kind: 'gap', severity: 'breaks' }),
      {
        kind: 'unreadable',
        severity: 'breaks',
        words,
        toDo: 'Correct the event in the log, or ask the operators to.',
        at: { position: 8, occurredAt: one.at(2) },
      },
    ]);
    expect(unreadable).toEqual([{ ...event, reason }]);
  });

  it('given one, then the timeline has it at its place and in its last line', async () => {
    await story();
    const { text } = await audit.get(`/v1/trails/${box}?atLeast=9`, 'text/plain');
    const lines = text.split('\n');
    expect(lines.slice(3, 6)).toEqual([
      expect.stringMatching(/^ {2}2026-03-20 09:00:00 .* dispatched /),
      `    !! unreadable: ${words}`,
      expect.stringMatching(/^ {2}2026-03-20 12:00:00 .* dispatched /),
    ]);
    expect(lines.at(-1)).toBe(
      'breaks after dispatched at Bench 2026-03-20 09:00:00, until dispatched at City 2026-03-20 12:00:00 (unreadable), 1 more break',
    );
  });

  it('given moments, then it counts from its record time and event time, only on its load', async () => {
    await story();
    const shown = async (query: string) => (await trail(query)).unreadable.length as number;
    expect(await shown(`&at=${one.at(2)}`)).toBe(1);
    expect(await shown(`&at=${one.at(1)}`)).toBe(0);
    expect(await shown(`&knownAt=${recordedBefore}`)).toBe(0);
    expect(await shown(`&knownAt=${(await trail()).unreadable[0].recordedAt as string}`)).toBe(1);
    expect((await audit.get(`/v1/trails/${other}`)).body).toMatchObject({ breaks: null, unreadable: [] });
  });

  it('given one of unknown time, then it is at its log position, at any moment', async () => {
    await story();
    await trail();
    await audit.database.execute(`UPDATE progress.unreadable SET occurred_at = NULL`);
    const { breaks, unreadable } = await trail();
    expect([breaks.position, breaks.lastSure.position, breaks.firstAfter.position]).toEqual([8, 7, 9]);
    expect(unreadable).toEqual([{ ...event, reason, occurredAt: null }]);
    expect((await trail(`&at=${one.at(1)}`)).unreadable).toHaveLength(1);
  });

  it('given a box with only unreadable events, then its trail says so, and it is not unknown', async () => {
    const lonely = '376104250021234569';
    await damage({ stream: `custody-${lonely}`, type: BoxSeen.type, data: '{}', occurredAt: one.at(3) });
    const { status, body } = await audit.get(`/v1/trails/${lonely}?atLeast=8`);
    expect([status, body.status, body.holder, body.steps]).toEqual([200, 'unknown', null, []]);
    expect(body.breaks).toEqual({
      kind: 'unreadable',
      words: `delivery.BoxSeen of custody-${lonely}#1 at log position 8 cannot be read: delivery.BoxSeen/sscc: Expected required property`,
      toDo: 'Correct the event in the log, or ask the operators to.',
      ...{ explanation: null, outcome: null, explainedBy: null },
      position: 8,
      lastSure: null,
      firstAfter: null,
    });
    expect(await audit.refused(`/v1/trails/${lonely}?at=${one.at(2)}`)).toBe('404 BOX_UNKNOWN');
    expect(await audit.refused('/v1/trails/376104250021234576')).toBe('404 BOX_UNKNOWN');
  });

  it('given one, then lists, counts, load, round and diff show the trail as broken', async () => {
    const states = async (state: string) =>
      (await audit.get(`/v1/trails?state=${state}&atLeast=9`)).body.items.map(
        ({ sscc, broken }: { sscc: string; broken: boolean }) => [sscc, broken],
      ) as unknown;
    // Received as unexpected, which contradicts nothing: only the damaged event breaks the trail.
    await damage({ ...receipt, data: '{"loadId":"L1"}' });
    await audit.append([withRealKeys(one.received(3, 'L1', one.city))]);
    expect((await trail()).openFindings.map(({ kind }: { kind: string }) => kind)).toEqual(['unreadable']);
    expect([await states('broken'), await states('open')]).toEqual([[[box, true]], [[other, false]]]);
    expect((await audit.get('/v1/summary')).body).toMatchObject({ boxes: 2, broken: 1 });
    expect((await audit.get(`/v1/summary?at=${one.at(3)}`)).body).toMatchObject({ boxes: 2, broken: 1 });
    expect((await audit.get(`/v1/summary?at=${one.at(1)}`)).body).toMatchObject({ boxes: 2, broken: 0 });
    expect((await audit.get('/v1/load-history/L1')).body).toMatchObject({
      broken: 1,
      items: [{ sscc: box, broken: true, open: ['unreadable'] }],
    });
    expect((await audit.get(`/v1/round-history/round-1`)).body).toMatchObject({ boxes: 2, broken: 1 });
    expect((await audit.get(`/v1/diff?fromKnownAt=${recordedBefore}`)).body.items).toMatchObject([
      { sscc: box, from: { broken: false, open: [] }, to: { broken: true, open: ['unreadable'] } },
    ]);
  });

  it('given one, then an explained account reports it as missing, from its record time', async () => {
    await story();
    const lacking = async (query: string) =>
      (await audit.get(`/v1/accounts/${city}?explain=true&atLeast=9${query}`)).body.explained
        .unreadable as number;
    expect([await lacking(''), await lacking(`&at=${one.at(2)}`), await lacking(`&at=${one.at(1)}`)]).toEqual(
      [1, 1, 0],
    );
    expect(await lacking(`&knownAt=${recordedBefore}`)).toBe(0);
  });

  it('given one, then every export names it, and the hash covers its existence and position', async () => {
    await story();
    const get = async (path: string) => {
      const response = await fetch(`${audit.service.url}/v1/exports/${path}`, {
        headers: { authorization: `Bearer ${audit.key}` },
      });
      return Buffer.from(await response.arrayBuffer());
    };
    const exported = JSON.parse((await get(`trails/${box}`)).toString()) as {
      document: { verdict: object };
      sha256: string;
      unreadable: object[];
    };
    expect(exported.unreadable).toEqual([{ ...event, reason }]);
    expect(exported.document.verdict).toEqual({
      status: 'in-transit',
      holder: { type: 'load', id: 'L2' },
      breaks: {
        kind: 'unreadable',
        lastSure: { number: 2, kind: 'dispatched', placeGln: bench, occurredAt: one.at(1), position: 7 },
        firstAfter: { number: 3, kind: 'dispatched', placeGln: city, occurredAt: one.at(4), position: 9 },
      },
      openBreaks: 2,
      openQuestions: 0,
      steps: 3,
      trail: 'broken',
      unreadable: [event],
    });
    expect(createHash('sha256').update(canonicalJson(exported.document)).digest('hex')).toBe(exported.sha256);

    const csv = (await get(`trails/${box}?format=csv`)).toString().trimEnd().split('\r\n');
    expect(csv).toHaveLength(5);
    const details = `{"reason":"${reason}","revision":1,"stream":"load-L1"}`.replaceAll('"', '""');
    expect(csv[4]).toMatch(new RegExp(`^\\(00\\)${box},,unreadable,,,,,${one.at(2)},\\d{4}-.*Z,`));
    expect(csv[4]?.endsWith(`,unreadable (breaks),1,,"${details}",delivery.BoxesReceived,,8`)).toBe(true);

    const html = (await get(`trails/${box}?format=html`)).toString();
    expect(html).toContain('Unreadable events that may concern the box');
    expect(html).toContain('position 8 · event load-L1#1');
    expect(html).toContain(reason);
    const pdf = pdfText(await get(`trails/${box}?format=pdf&lang=zh`))
      .join('')
      .replace(/\s/g, '');
    expect(pdf).toContain('与本箱有关或可能有关、但无法读取的事件');
    expect(pdf).toContain('（无法读取）。');

    const ofRound = JSON.parse((await get('rounds/round-1')).toString()) as {
      document: { boxes: { sscc: string; trailSha256: string; breaks: { kind: string } | null }[] };
    };
    expect(ofRound.document.boxes.map(({ breaks }) => breaks?.kind ?? null)).toEqual(['unreadable', null]);
    expect(ofRound.document.boxes[0]?.trailSha256).toBe(exported.sha256);
  });

  it('given one, then the hash covers the readable part; corrected, it is a step of the trail', async () => {
    await story();
    await trail();
    const hash = createHash('sha256');
    for (const [sscc, steps] of [...trailsOf(await audit.log())].sort(([a], [b]) => (a < b ? -1 : 1)))
      hash.update(canonicalTrail(sscc, judge(steps)));
    expect((await audit.get('/v1/trails-hash')).body.trailHash).toBe(hash.digest('hex'));

    const whole = JSON.stringify(withRealKeys(one.received(2, 'L1', one.city)).data);
    await audit.database.execute(`UPDATE log.events SET data = '${whole}' WHERE position = 8`);
    await audit.rebuildAccepting('audit.trails');
    expect(await trail()).toMatchObject({
      breaks: null,
      unreadable: [],
      openFindings: [],
      steps: { length: 4 },
    });
  });

  it('given none, then a trail is one read; given one anywhere, then a second read', async () => {
    const second = jest.spyOn(audit.service.app.get(Reads), 'rows');
    const first = jest.spyOn(audit.service.app.get(Reads), 'byKey');
    await audit.get(`/v1/trails/${other}?atLeast=7`);
    const reads = () => first.mock.calls.filter(([name]) => name === 'audit.trail').length;
    expect([reads(), second.mock.calls.length]).toEqual([1, 0]);
    await story();
    await audit.get(`/v1/trails/${other}?atLeast=9`);
    expect([reads(), second.mock.calls.length]).toEqual([2, 1]);
  });
});
