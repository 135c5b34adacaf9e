import type { RunningBoxtrail } from './running-boxtrail';

/** The most expensive requests, on a day of the demonstration. */
export async function heavyRequests(boxtrail: RunningBoxtrail): Promise<readonly string[]> {
  const { body } = await boxtrail.ask('GET', '/v1/accounts?tier=municipal');
  const { gln } = (body as { items: { gln: string }[] }).items[0] as { gln: string };
  const rounds = await boxtrail.ask('GET', '/v1/rounds?limit=1');
  const { roundId } = (rounds.body as { items: { roundId: string }[] }).items[0] as { roundId: string };
  const trails = await boxtrail.ask('GET', '/v1/trails?limit=1');
  const { sscc } = (trails.body as { items: { sscc: string }[] }).items[0] as { sscc: string };
  const day = `/v1/exports/stations/${gln}/days/2026-03-16`;
  const noon = '2026-03-16T12:00:00%2B08:00';
  return [
    '/v1/trails-hash',
    '/v1/summary',
    `/v1/summary?at=${noon}`,
    `/v1/accounts?at=${noon}&limit=200`,
    `/v1/accounts/${gln}?at=${noon}`,
    `/v1/accounts/${gln}?explain=true`,
    `/v1/diff?fromAt=${noon}&limit=200`,
    `/v1/diff?gln=${gln}&fromAt=${noon}&limit=200`,
    `/v1/round-history/${roundId}?at=${noon}&limit=200`,
    `${day}?format=json`,
    `${day}?format=csv`,
    `${day}?format=html`,
    `${day}?format=pdf`,
    `/v1/exports/rounds/${roundId}?format=json`,
    `/v1/exports/rounds/${roundId}?format=pdf`,
    `/v1/exports/trails/${sscc}?format=pdf`,
    '/v1/replay',
    '/v1/replay?by=occurred',
    `/v1/replay?gln=${gln}`,
    '/v1/events?limit=200',
    '/v1/trails?limit=200',
    '/v1/stations?limit=200',
    '/v1/accounts?limit=200',
  ];
}
