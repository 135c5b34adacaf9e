import { RunningBoxtrail } from './running-boxtrail';

const good = '"scanId":"s1","kind":"seen","atGln":"2401000000003","byRef":"x"';
/** Keys that JavaScript or another JSON parser may interpret differently. */
const harmful = [
  '{"__proto__":{"admin":true}}',
  '{"constructor":1}',
  '{"prototype":{}}',
  '{"\\u005f_proto__":1}',
  '{"c\\u006fnstructor":{"name":"x"}}',
  '{"scanId":{"constructor":1}}',
  '{"scanId":{"__proto__":[]}}',
  '{"a":[{"b":{"prototype":1}}]}',
  '{"scanId":"a","scanId":"b"}',
  '{"scanId":"a","sc\\u0061nId":"b"}',
  '{"a":{"b":1,"c":2,"b":3}}',
  '[{"a":1,"a":1}]',
  '{"":1,"":2}',
  `{${good},"sscc":"1","sscc":"2"}`,
];

describe('JSON keys', () => {
  let boxtrail: RunningBoxtrail;
  let box: string;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    box = (await boxtrail.ask('GET', '/v1/trails?limit=1')).body.items[0].sscc;
  }, 180_000);
  afterAll(() => boxtrail.stop());

  it.each(harmful)('given %s, then 400 names the key, on every route', async (raw) => {
    for (const path of ['/v1/scans', '/v1/verifications', '/v1/passes/p1/suspend', '/v1/rounds/r1/close']) {
      const { status, body } = await boxtrail.ask('POST', path, { raw });
      expect({ path, status, code: body.code as string }).toEqual({
        path,
        status: 400,
        code: 'JSON_INVALID',
      });
      expect(body.detail).toMatch(/ is not allowed$| is given twice$/);
    }
  });

  it('given such lines among good ones, then only they are quarantined', async () => {
    const scan = (id: string) =>
      JSON.stringify({ scanId: id, kind: 'seen', sscc: box, atGln: '2401000000003', byRef: 'x' });
    const lines = harmful.flatMap((line, i) => [scan(`before-${i}`), line]).concat(scan('last'));
    const { status, text } = await boxtrail.ask('POST', '/v1/scans', {
      raw: lines.join('\n'),
      type: 'application/x-ndjson',
    });
    const answers = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { status?: string; code?: string });
    expect(status).toBe(200);
    expect(answers.slice(0, -1).map((answer) => answer.code ?? answer.status)).toEqual(
      lines.map((line) => (harmful.includes(line) ? 'JSON_INVALID' : 'accepted')),
    );
  });

  it.each(['{"reason":"x","reason2":"x"}', '{"reason":"x","__proto":1}', '{"reason":"x","Constructor":1}'])(
    'given other unknown keys (%s), then they are named as unknown',
    async (raw) => {
      const { status, body } = await boxtrail.ask('POST', '/v1/passes/p1/suspend', { raw });
      expect({ status, code: body.code as string }).toEqual({ status: 400, code: 'INPUT_INVALID' });
      expect(body.detail).toMatch(/^Unknown field: /);
    },
  );

  it('given values that look like such keys, then they are accepted as values', async () => {
    const reason = '__proto__ "constructor": {"a":1,"a":2} \\';
    const { status } = await boxtrail.ask('POST', '/v1/passes/p1/suspend', { json: { reason } });
    expect(status).toBe(404);
  });
});
