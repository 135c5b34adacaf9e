import { RunningBoxtrail } from './running-boxtrail';

describe('a body that is not JSON', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
  }, 180_000);
  afterAll(() => boxtrail.stop());

  it.each([
    ['', 'BODY_EMPTY'],
    ['{', 'JSON_INVALID'],
    ['{"a":1,}', 'JSON_INVALID'],
    ["{'a':1}", 'JSON_INVALID'],
    ['NaN', 'JSON_INVALID'],
    ['{"reason":"\\u0000"}', 'JSON_INVALID'],
    ['{"reason":"\\ud800"}', 'JSON_INVALID'],
    ['[]', 'INPUT_INVALID'],
    ['"text"', 'INPUT_INVALID'],
    ['7', 'INPUT_INVALID'],
    ['null', 'INPUT_INVALID'],
  ])('given %j, then it is refused as %s', async (raw, code) => {
    const { status, body } = await boxtrail.ask('POST', '/v1/passes', { raw });
    expect({ status, code: body.code as string }).toEqual({ status: 400, code });
  });
});
