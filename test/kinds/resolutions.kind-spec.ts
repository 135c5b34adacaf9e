import { completeKey } from '@boxtrail/kernel';
import { LoadsOfToday, minutes, told } from './loads-of-today';
import { RunningBoxtrail, type Sent } from './running-boxtrail';

interface Open {
  readonly kind: string;
  readonly at: { readonly position: number; readonly ordinal: number };
}

describe('an answer to a finding', () => {
  let boxtrail: RunningBoxtrail;
  let today: LoadsOfToday;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    today = await LoadsOfToday.start(boxtrail, 40);
  }, 180_000);
  afterAll(() => boxtrail.stop());

  /** A box that the admin found damaged. */
  const damaged = async () => {
    const box = await today.pack(minutes(-5));
    await damagedAgain(box);
    return box;
  };
  const damagedAgain = (box: string) =>
    today.must('/v1/scans', {
      ...{ scanId: `damaged-${today.next()}`, kind: 'damaged', sscc: box, atGln: today.bench, byRef: 'p-7' },
    });
  const openOf = async (box: string) => (await today.trail(box)).openFindings as Open[];
  /** The first open finding of a box, as an answer names it. */
  const named = async (box: string) => {
    const [first] = await openOf(box);
    if (first === undefined) throw new Error(`${box} has no open finding`);
    return { kind: first.kind, position: first.at.position, ordinal: first.at.ordinal };
  };
  const said = { outcome: 'found', words: 'the contents are dry' };
  const answer = async (box: string, more: object = {}, sent: Sent = {}) =>
    today.post(
      `/v1/boxes/${box}/resolutions`,
      { finding: await named(box), ...said, ...more },
      { as: 'auditor', ...sent },
    );
  const keyOf = async (subject: string, role: string, stationGln?: string) => {
    const body = { subject, role, ...(stationGln !== undefined && { stationGln }), expiresAt: minutes(600) };
    return (await today.must('/v1/api-keys', body)).body.key as string;
  };
  const withKey = (key: string): Sent => ({ headers: { authorization: `Bearer ${key}` } });
  const text = async (box: string) =>
    (await boxtrail.ask('GET', `/v1/trails/${box}`, { headers: { accept: 'text/plain' } })).text;

  it('given one of two findings, then that one is closed, and the trail says how and by whom', async () => {
    const box = await damaged();
    await damagedAgain(box);
    const [first, second] = await openOf(box);
    const answered = await answer(box);
    expect([told(answered), answered.body]).toEqual([
      '200',
      {
        ...{ sscc: box, outcome: 'found', revision: 1, changed: true },
        finding: { kind: 'damaged', position: first?.at.position, ordinal: 0 },
        position: expect.any(Number) as number,
      },
    ]);
    expect((await openOf(box)).map(({ at }) => at)).toEqual([second?.at]);
    const { items } = (await boxtrail.ask('GET', `/v1/findings?state=closed&sscc=${box}`)).body;
    expect(items).toMatchObject([
      {
        state: 'closed',
        closedBy: { kind: 'resolved', outcome: 'found', resolution: said.words, by: 'demo-auditor' },
      },
    ]);
    expect(await text(box)).toContain('answered by resolved');
    for (const [lang, words] of [
      ['en', 'outcome: found'],
      ['zh', '结果：已找到'],
    ] as const) {
      const path = `/v1/exports/trails/${box}?lang=${lang}`;
      const report = (await boxtrail.ask('GET', path, { headers: { accept: 'text/html' } })).text;
      expect([lang, report.includes(words), report.includes('demo-auditor')]).toEqual([lang, true, true]);
    }
  });

  it('given the same Idempotency-Key, then the same answer; given another answer, then 409', async () => {
    const box = await damaged();
    const finding = await named(box);
    const path = `/v1/boxes/${box}/resolutions`;
    const sent = { as: 'auditor', headers: { 'idempotency-key': `answer-${today.next()}` } };
    const first = await today.post(path, { finding, ...said }, sent);
    const again = await today.post(path, { finding, ...said }, sent);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(told(await today.post(path, { finding, ...said, outcome: 'lost' }, sent))).toBe(
      '422 IDEMPOTENCY_KEY_REUSED',
    );
    const other = { finding, ...said, outcome: 'lost' };
    expect(told(await today.post(path, other, { as: 'auditor' }))).toBe('409 FINDING_ALREADY_ANSWERED');
  });

  it('given ten answers at once, then one of them counts', async () => {
    const box = await damaged();
    const finding = await named(box);
    const all = await Promise.all(
      Array.from({ length: 10 }, () =>
        today.post(`/v1/boxes/${box}/resolutions`, { finding, ...said }, { as: 'auditor' }),
      ),
    );
    expect(all.map(told).sort()).toEqual(['200', ...Array<string>(9).fill('409 FINDING_ALREADY_ANSWERED')]);
  });

  it.each<
    [string, string, (box: string, finding: object) => Promise<[body: object, sent?: Sent, of?: string]>]
  >([
    ['no outcome', '400 INPUT_INVALID /outcome', (_, finding) => Promise.resolve([{ finding, words: 'x' }])],
    [
      'an unknown outcome',
      '400 INPUT_INVALID /outcome',
      (_, finding) => Promise.resolve([{ finding, ...said, outcome: 'gone' }]),
    ],
    [
      'no words',
      '400 INPUT_INVALID /words',
      (_, finding) => Promise.resolve([{ finding, outcome: 'found' }]),
    ],
    ['no finding', '400 INPUT_INVALID /finding', () => Promise.resolve([said])],
    [
      'an unknown kind',
      '400 INPUT_INVALID /finding/kind',
      (_, finding) => Promise.resolve([{ ...said, finding: { ...finding, kind: 'unreadable' } }]),
    ],
    [
      'another kind',
      '404 FINDING_UNKNOWN',
      (_, finding) => Promise.resolve([{ ...said, finding: { ...finding, kind: 'lost' } }]),
    ],
    [
      'another step',
      '404 FINDING_UNKNOWN',
      (_, finding) => Promise.resolve([{ ...said, finding: { ...finding, ordinal: 7 } }]),
    ],
    [
      'an unknown box',
      '404 BOX_UNKNOWN',
      (_, finding) => Promise.resolve([{ ...said, finding }, {}, completeKey('sscc', '37610429999999999')]),
    ],
    [
      'the finding of another box',
      '409 FINDING_OF_ANOTHER_BOX',
      async (_, finding) => [{ ...said, finding }, {}, await damaged()],
    ],
    [
      'its own reporter',
      '403 FINDING_REPORTED_BY_YOU',
      (_, finding) => Promise.resolve([{ ...said, finding }, { as: 'admin' }]),
    ],
    [
      'the person who saw it',
      '403 FINDING_REPORTED_BY_YOU',
      async (_, finding) => [{ ...said, finding }, withKey(await keyOf('p-7', 'auditor'))],
    ],
    [
      'the station that has the box',
      '403 BOX_HELD_BY_YOU',
      async (_, finding) => [{ ...said, finding }, withKey(await keyOf('the-bench', 'station', today.bench))],
    ],
    [
      'a role that may not',
      '403 ROLE_NOT_ALLOWED',
      (_, finding) => Promise.resolve([{ ...said, finding }, { as: 'packer' }]),
    ],
    [
      'a time before the finding',
      '409 ANSWER_BEFORE_FINDING',
      (_, finding) => Promise.resolve([{ ...said, finding, occurredAt: minutes(-20) }]),
    ],
    [
      'a time in the future',
      '400 TIME_IN_FUTURE /occurredAt',
      (_, finding) => Promise.resolve([{ ...said, finding, occurredAt: minutes(60) }]),
    ],
    [
      'a stale revision',
      '412 STALE_REVISION',
      (_, finding) => Promise.resolve([{ ...said, finding }, { headers: { 'if-match': '"3"' } }]),
    ],
  ])('given %s, then %s, in Chinese too, and nothing is recorded', async (_, expected, request) => {
    const box = await damaged();
    const [body, sent = {}, of = box] = await request(box, await named(box));
    for (const lang of ['en', 'zh']) {
      const headers = { 'accept-language': lang, ...sent.headers };
      const refused = await today.post(`/v1/boxes/${of}/resolutions`, body, {
        as: 'auditor',
        ...sent,
        headers,
      });
      const [error] = refused.status === 400 ? (refused.body.errors as { pointer: string }[]) : [];
      expect([told(refused), error?.pointer].filter(Boolean).join(' ')).toBe(expected);
      if (lang === 'zh') expect(refused.body.detail).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(await openOf(box)).toHaveLength(1);
  });

  it('given findings of many boxes, then each is answered or refused; the retry gets the same', async () => {
    const boxes = [await damaged(), await damaged()];
    const findings = await Promise.all(boxes.map(async (sscc) => ({ sscc, ...(await named(sscc)) })));
    const unknown = { ...findings[0], kind: 'lost' };
    const sent = { as: 'auditor', headers: { 'idempotency-key': `many-${today.next()}` } };
    const json = { findings: [...findings, unknown], outcome: 'recording-error', words: 'a wet glove' };
    const { body } = await today.must('/v1/findings/resolutions', json, sent);
    expect(body).toEqual({
      ...{ answered: 2, refused: 1, changed: true, position: expect.any(Number) as number },
      findings: [
        ...findings.map((finding) => ({ ...finding, answered: true, refusal: null })),
        {
          ...unknown,
          answered: false,
          refusal: { code: 'FINDING_UNKNOWN', detail: expect.any(String) as string },
        },
      ],
    });
    expect((await today.must('/v1/findings/resolutions', json, sent)).body).toEqual(body);
    for (const box of boxes) expect(await openOf(box)).toEqual([]);
  });

  it.each<[string, string, object]>([
    [
      '5,001 findings',
      '400 INPUT_INVALID',
      { findings: Array(5_001).fill({ sscc: '376104250021234569', kind: 'gap', position: 1, ordinal: 0 }) },
    ],
    ['neither findings nor a load', '400 INPUT_INVALID', {}],
    ['a load without a kind', '400 INPUT_INVALID', { loadId: 'L1' }],
    ['a load without such findings', '404 FINDING_UNKNOWN', { loadId: 'no-load', kind: 'missing' }],
  ])('given a request for %s, then %s', async (_, expected, body) => {
    expect(told(await today.post('/v1/findings/resolutions', { ...said, ...body }, { as: 'auditor' }))).toBe(
      expected,
    );
  });

  it('given boxes missing from a load, then one answer explains them all, and their trails stay broken', async () => {
    const load = await today.ready(undefined, 1);
    await today.dispatch(load, { occurredAt: minutes(-10) });
    const receipt = { scanId: `received-${today.next()}`, atGln: today.district, ssccs: [] };
    await today.must(`/v1/loads/${load.loadId}/receipts`, receipt);
    const json = { loadId: load.loadId, kind: 'missing', outcome: 'lost', words: 'the driver was asked' };
    const { body } = await today.must('/v1/findings/resolutions', json, { as: 'auditor' });
    expect([body.answered, body.refused]).toEqual([2, 0]);
    // The answer to each box is a command of its own.
    const after = Math.max(0, (body.position as number) - 10);
    const events = (await boxtrail.ask('GET', `/v1/events?after=${after}&limit=200`)).body.items as {
      event: { type: string };
      metadata: { commandId: string };
    }[];
    const answers = events.filter(({ event }) => event.type === 'audit.FindingResolved').slice(-2);
    expect(new Set(answers.map(({ metadata }) => metadata.commandId)).size).toBe(2);
    const trail = await today.trail(load.box);
    expect([trail.breaks.kind, trail.breaks.explanation]).toEqual(['missing', 'the driver was asked']);
    const listed = async (state: string) =>
      (await boxtrail.ask('GET', `/v1/findings?state=${state}&loadId=${load.loadId}&kind=missing`)).body
        .items as object[];
    expect([(await listed('open')).length, (await listed('explained')).length]).toEqual([0, 2]);
    expect(await listed('explained')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          sscc: load.box,
          status: 'in-transit',
          holder: { type: 'load', id: load.loadId },
        }),
      ]),
    );
    // The box turns up: the fact mends what the answer explained.
    await today.must('/v1/scans', {
      ...{
        scanId: `found-${today.next()}`,
        kind: 'found',
        sscc: load.box,
        atGln: today.district,
        byRef: 'p',
      },
    });
    expect((await today.trail(load.box)).breaks).toBeNull();
    expect([(await listed('explained')).length, (await listed('closed')).length]).toEqual([1, 1]);
  });

  it('given a correction that removes the finding, then its answer says that it answers nothing', async () => {
    const box = await today.pack(minutes(-5));
    const scanId = `wrong-${today.next()}`;
    await today.must('/v1/scans', { scanId, kind: 'damaged', sscc: box, atGln: today.bench, byRef: 'p-7' });
    expect(told(await answer(box))).toBe('200');
    const correction = { sscc: box, scanId, withdrawn: true, reason: 'another box', byRef: 'p-8' };
    await today.must('/v1/corrections', correction);
    const { steps } = (await today.trail(box)) as { steps: { kind: string; answersNothing?: true }[] };
    expect(steps.filter(({ kind }) => kind === 'resolved')).toMatchObject([{ answersNothing: true }]);
    expect(await text(box)).toContain('answers nothing: the box had no such finding until then');
    expect((await boxtrail.ask('GET', `/v1/findings?state=all&sscc=${box}`)).body.items).toEqual([]);
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
