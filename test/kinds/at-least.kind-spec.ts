import { RunningBoxtrail } from './running-boxtrail';

describe('a read that asks for a position beyond the log', () => {
  let boxtrail: RunningBoxtrail;
  let head: number;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    const { body } = await boxtrail.ask('GET', '/v1/views');
    ({ head } = (body as { head: number }[])[0] as { head: number });
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const lists = [
    '/v1/stations',
    '/v1/suppliers',
    '/v1/box-types',
    '/v1/rounds',
    '/v1/packing-jobs',
    '/v1/passes',
    '/v1/loads',
    '/v1/door-rounds',
    '/v1/trails',
    '/v1/accounts',
    '/v1/summary',
    '/v1/trails/020123450100000017',
  ];
  const ahead: readonly [string, (head: number) => number][] = [
    ['one', (last) => last + 1],
    ['many', (last) => last + 1_000_000_000],
    ['the largest', () => Number.MAX_SAFE_INTEGER],
  ];

  it.each(lists.flatMap((path) => ahead.map(([far, of]) => [path, far, of] as const)))(
    'given %s at a position beyond the end of the log by %s, then 400 names the last position',
    async (path, _, of) => {
      const { status, body } = await boxtrail.ask('GET', `${path}?atLeast=${of(head)}`);
      expect({ status, code: body.code as string, detail: body.detail as string }).toEqual({
        status: 400,
        code: 'POSITION_UNKNOWN',
        detail: `the log has no position ${of(head)} yet: its last is ${head}`,
      });
    },
  );

  it.each(lists)('given %s at the last position, then it is answered', async (path) => {
    expect((await boxtrail.ask('GET', `${path}?atLeast=${head}`)).status).toBe(200);
  });
});
