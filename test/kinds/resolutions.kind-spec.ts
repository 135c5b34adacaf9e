import { findingKinds } from '@boxtrail/contracts';
import { LoadsOfToday, minutes, told } from './loads-of-today';
import { RunningBoxtrail } from './running-boxtrail';

interface Step {
  readonly kind: string;
  readonly details: { readonly finding?: string };
  readonly answersNothing?: true;
}

describe('an answer to a finding', () => {
  let boxtrail: RunningBoxtrail;
  let today: LoadsOfToday;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    today = await LoadsOfToday.start(boxtrail, 10);
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const answer = (box: string, finding: string, resolution = 'asked') =>
    today.post(`/v1/boxes/${box}/resolutions`, { finding, resolution });
  const answers = async (box: string) =>
    ((await today.trail(box)).steps as Step[])
      .filter(({ kind }) => kind === 'resolved')
      .map(({ details, answersNothing }) => [details.finding, answersNothing ?? false]);
  const text = async (box: string) =>
    (await boxtrail.ask('GET', `/v1/trails/${box}`, { headers: { accept: 'text/plain' } })).text;
  const nothing = 'answers nothing: the box had no such finding until then';

  it.each(['', 'f', 'missing:L-1', 'MISSING', 'unreadable'])(
    'given the invalid kind "%s", then 400 names the kinds, and nothing is recorded',
    async (finding) => {
      const box = await today.pack(minutes(-5));
      const refused = await answer(box, finding);
      expect(told(refused)).toBe('400 INPUT_INVALID');
      expect(refused.body.errors[0].pointer).toBe('/finding');
      expect(await answers(box)).toEqual([]);
    },
  );

  it('given each kind for a box without findings, then its step says that it answers nothing', async () => {
    const box = await today.pack(minutes(-5));
    for (const finding of findingKinds) expect(told(await answer(box, finding))).toBe('200');
    expect((await answers(box)).sort()).toEqual([...findingKinds].sort().map((kind) => [kind, true]));
    expect((await text(box)).split(nothing).length - 1).toBe(findingKinds.length);
    for (const [lang, words] of [
      ['en', nothing],
      ['zh', '未答复任何问题'],
    ] as const) {
      const path = `/v1/exports/trails/${box}?lang=${lang}`;
      const report = (await boxtrail.ask('GET', path, { headers: { accept: 'text/html' } })).text;
      expect(report.split(words).length - 1).toBe(findingKinds.length);
    }
  });

  it('given the kind of its finding, then it is closed; a later answer counts, another kind does not', async () => {
    const box = await today.pack(minutes(-5));
    await today.must('/v1/scans', {
      ...{ scanId: `damaged-${today.next()}`, kind: 'damaged', sscc: box, atGln: today.bench, byRef: 'p' },
    });
    const { openFindings } = await today.trail(box);
    expect(openFindings).toMatchObject([
      { kind: 'damaged', toDo: expect.stringContaining('Check') as string },
    ]);
    await answer(box, 'lost');
    expect((await today.trail(box)).openFindings).toHaveLength(1);
    await answer(box, 'damaged');
    await answer(box, 'damaged', 'looked inside');
    expect((await today.trail(box)).openFindings).toEqual([]);
    expect((await answers(box)).sort()).toEqual([
      ['damaged', false],
      ['damaged', false],
      ['lost', true],
    ]);
  });

  it('given a load with an open finding, then its history and reports say what to do', async () => {
    const load = await today.ready();
    await today.dispatch(load, { occurredAt: minutes(-10) });
    await today.must(`/v1/loads/${load.loadId}/receipts`, {
      ...{
        scanId: `received-${today.next()}`,
        atGln: today.district,
        ssccs: [load.box],
        damaged: [load.box],
      },
    });
    await today.trail(load.box);
    const history = (await boxtrail.ask('GET', `/v1/load-history/${load.loadId}`)).body;
    expect(history.toDo).toEqual({
      damaged: 'Check the contents of the box, and resolve the finding.',
    });
    const round = (await boxtrail.ask('GET', `/v1/round-history/${today.job.jobId}?limit=200`)).body;
    expect(round.toDo.damaged).toBe(history.toDo.damaged);
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    for (const path of [
      `/v1/exports/trails/${load.box}`,
      `/v1/exports/stations/${today.district}/days/${day}`,
      `/v1/exports/rounds/${today.job.jobId}`,
    ])
      for (const [lang, words] of [
        ['en', 'Check the contents of the box, and resolve the finding.'],
        ['zh', '请检查箱内物品，并答复本问题。'],
      ] as const) {
        const accept = { headers: { accept: 'text/html' } };
        const { text: report } = await boxtrail.ask('GET', `${path}?lang=${lang}`, accept);
        expect([path, lang, report.includes(words)]).toEqual([path, lang, true]);
      }
  });
});
