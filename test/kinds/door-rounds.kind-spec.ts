import { RunningBoxtrail } from './running-boxtrail';

interface Listed {
  readonly doorRoundId: string;
  readonly fromGln: string;
  readonly teamRef: string;
  readonly startedAt: string;
  readonly status: 'out' | 'ended';
  readonly boxes: number;
  readonly withTeam: number;
}

describe('the list of door rounds', () => {
  let boxtrail: RunningBoxtrail;
  let all: Listed[];
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    const { body } = await boxtrail.ask('GET', '/v1/door-rounds?limit=200');
    all = body.items as Listed[];
    // An open round of today beside the closed rounds of the played day.
    const box = (await boxtrail.ask('GET', `/v1/door-rounds/${all[0]?.doorRoundId}`)).body.ssccs[0] as string;
    const round = { doorRoundId: 'again', fromGln: all[0]?.fromGln, teamRef: 'team-again', ssccs: [box] };
    const started = await boxtrail.ask('POST', '/v1/door-rounds', { json: round });
    if (started.status !== 201) throw new Error(started.text);
    const { position } = started.body as { position: number };
    all = (await boxtrail.ask('GET', `/v1/door-rounds?limit=200&atLeast=${position}`)).body.items as Listed[];
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const list = async (query: string): Promise<Listed[]> => {
    const found: Listed[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const answer = await boxtrail.ask('GET', `/v1/door-rounds?limit=3&${query}&cursor=${cursor}`);
      expect(answer.status).toBe(200);
      found.push(...(answer.body.items as Listed[]));
      cursor = answer.body.next as string | null;
    }
    return found;
  };

  it('has rounds of both statuses', () => {
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['out', 'ended']));
    expect(all.map(({ doorRoundId }) => doorRoundId)).toEqual(
      all.map(({ doorRoundId }) => doorRoundId).sort(),
    );
  });

  it('given each of its rounds, then the round itself is answered equally', async () => {
    for (const { status, boxes, withTeam, ...listed } of all) {
      const { body } = await boxtrail.ask('GET', `/v1/door-rounds/${listed.doorRoundId}`);
      const still = (body.boxes as { status: string }[]).filter((box) =>
        ['out', 'failed'].includes(box.status),
      );
      expect(body).toMatchObject({ ...listed, status });
      expect([boxes, withTeam]).toEqual([body.boxes.length, still.length]);
    }
  });

  it('given filters, then it lists exactly the matching rounds, in pages', async () => {
    const [one] = all;
    const filters: [string, (round: Listed) => boolean][] = [
      ['', () => true],
      ['status=out', ({ status }) => status === 'out'],
      ['status=ended', ({ status }) => status === 'ended'],
      [`fromGln=${one?.fromGln}`, ({ fromGln }) => fromGln === one?.fromGln],
      ['teamRef=team-again', ({ teamRef }) => teamRef === 'team-again'],
      [
        `fromGln=${one?.fromGln}&status=ended`,
        ({ fromGln, status }) => fromGln === one?.fromGln && status === 'ended',
      ],
      ['teamRef=nobody', () => false],
    ];
    for (const [query, fits] of filters)
      expect([query, await list(query)]).toEqual([query, all.filter(fits)]);
  });

  it.each(['status=none', 'fromGln=1', 'limit=0', 'unknown=1'])('given %s, then 400', async (query) => {
    expect((await boxtrail.ask('GET', `/v1/door-rounds?${query}`)).status).toBe(400);
  });

  it('given any role, then it may read the list and one round', async () => {
    for (const as of ['team', 'station', 'auditor', 'partner'])
      expect((await boxtrail.ask('GET', '/v1/door-rounds', { as })).status).toBe(200);
  });
});
