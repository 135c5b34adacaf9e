import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeKinds, changeOf, kindOf } from '@boxtrail/audit/domain/change';
import { maySee } from '@boxtrail/audit/domain/change-scope';
import { catalogue } from '@boxtrail/contracts';
import { roles } from '@boxtrail/http';
import type { RecordedEvent } from '@boxtrail/kernel';

const root = join(__dirname, '../..');
const { paths } = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')) as {
  paths: Record<string, { get?: { 'x-roles': string[] } } | undefined>;
};
const samples = join(root, 'libs/contracts/src/samples');
const events = readdirSync(samples).map((file) => {
  const [context, name] = file.split('.');
  const data = JSON.parse(readFileSync(join(samples, file), 'utf8')) as unknown;
  const event = { type: `${context}.${name}`, occurredAt: '2026-03-16T01:00:00.000Z', data };
  return { position: 1, recordedAt: '2026-03-16T01:00:00.000Z', event } as RecordedEvent;
});

/** The route of a path: `/v1/boxes/376…` is `/v1/boxes/{sscc}`. */
const routeOf = (url: string) =>
  Object.entries(paths).find(([path]) =>
    new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(url.split('?')[0] ?? ''),
  )?.[1]?.get;

describe('the feed of changes', () => {
  it('has one kind for each event type', () => {
    expect(changeKinds).toEqual([...new Set([...catalogue.keys()].map(kindOf))].sort());
    expect(changeKinds).toHaveLength(catalogue.size);
  });

  it.each(events.map((recorded) => [recorded.event.type, recorded] as const))(
    'given %s, then the roles that see it are those that may read its subject',
    (_, recorded) => {
      const change = changeOf(recorded, []);
      const seenBy = roles.filter((role) => maySee({ role, stationGln: null }, change, [], new Set()));
      expect(seenBy).toEqual(routeOf(change.subject?.url ?? '/v1/events')?.['x-roles']);
    },
  );
});
