import { OpenRound } from './open-round';
import { RunningBoxtrail } from './running-boxtrail';

describe('buildings and units as people write them', () => {
  let boxtrail: RunningBoxtrail;
  let round: OpenRound;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    round = await OpenRound.in(boxtrail);
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const accepted: [string, string][] = [
    ['5#楼', '2-501'],
    ['3号楼(东)', '1单元301室'],
    ['3号楼（东）', '１单元'],
    ['A/B栋', '12A/12B'],
    ['№ 7', 'apt. 4, left'],
    ['甲', '乙'],
    ['一期 3栋', '二单元、五层'],
    ["O'Neill House", 'B&B "2"'],
    ['B座@南区', '#301'],
    ['𠮷楼', '1+1'],
    ['楼'.repeat(64), '5'],
    ['B7', 'U2'],
  ];

  it.each(accepted.map((row, i) => [...row, `N-${i}`] as const))(
    'given %j and %j, then the need and the box have them unchanged',
    async (building, unit, needId) => {
      expect((await round.record(round.need(needId, { building, unit }))).body).toMatchObject({
        changed: true,
      });
      expect(await round.needShown(needId)).toMatchObject({ building, unit });
    },
  );

  it.each([
    [' 5#楼 ', '5#楼'],
    ['\u30003栋\t', '3栋'],
    ['Geba\u0308ude 3', 'Gebäude 3'],
  ])('given %j, then it is normalised to %j, and is the same need', async (building, read) => {
    const needId = `tidy-${Buffer.from(read).toString('hex')}`;
    await round.record(round.need(needId, { building }));
    expect((await round.needShown(needId)).building).toBe(read);
    expect((await round.record(round.need(needId, { building: read }))).body).toMatchObject({
      changed: false,
    });
  });

  const refused = [
    '',
    '   ',
    '\u200b',
    '3\n栋',
    '3\t栋',
    '3\u0007栋',
    '\u202e栋3',
    '3\u2066栋',
    '3\u200d栋',
    '3\u2028栋',
    '\ufeff3\ufeff栋',
    '##',
    '楼'.repeat(65),
    5,
    null,
    ['3'],
    {},
  ];
  it.each(refused.flatMap((value) => [['building', value] as const, ['unit', value] as const]))(
    'given the %s %j, then it is refused, and the error names the field',
    async (name, value) => {
      const { status, body } = await round.record(round.need('refused', { [name]: value }));
      expect({ status, code: body.code as string, pointer: body.errors?.[0]?.pointer as string }).toEqual({
        status: 400,
        code: 'INPUT_INVALID',
        pointer: `/${name}`,
      });
      const [line] = await round.recordLines([round.need('refused', { [name]: value })]);
      expect(line).toMatchObject({ status: 'quarantined', code: 'INPUT_INVALID' });
    },
  );

  it('given a closed round, then its packing job and its boxes have the address as written', async () => {
    expect((await boxtrail.ask('POST', `${round.path}/close`, { json: {} })).status).toBe(200);
    const { supplierGln } = (await round.shown()) as { supplierGln: string };
    const job = await boxtrail.eventually(
      `/v1/packing-jobs/${round.roundId}`,
      ({ status }) => status === 200,
    );
    const wrote = (job.body.needs as { needId: string; building: string; unit: string }[])
      .filter(({ needId }) => needId.startsWith('N-'))
      .map(({ building, unit }) => [building, unit]);
    expect(wrote).toEqual(accepted);
    const json = {
      sscc: '301234509000000018',
      needId: 'N-1',
      gtin: round.gtin,
      contents: [{ gtin: round.gtin, lot: 'L1', quantity: 1 }],
      weightGrams: 5_000,
      packedAtGln: supplierGln,
    };
    const packed = await boxtrail.ask('POST', `/v1/packing-jobs/${round.roundId}/boxes`, { json });
    expect([packed.status, packed.text]).toEqual([200, expect.stringContaining('"changed":true')]);
    const box = await boxtrail.ask('GET', `/v1/boxes/${json.sscc}?atLeast=${packed.body.position}`);
    expect(box.body.label).toMatchObject({ building: '3号楼(东)', unit: '1单元301室' });
  });
});
