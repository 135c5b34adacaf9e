import { problems } from '@boxtrail/http';
import { RunningBoxtrail } from './running-boxtrail';

const chinese = /\p{Script=Han}/u;
const policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

describe('problems', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
  }, 240_000);
  afterAll(() => boxtrail.stop());

  const inChinese = { 'accept-language': 'en;q=0.3, zh-CN;q=0.8' };

  it.each([
    ['GET', '/v1/boxes/376104250021234569', 'auditor', undefined],
    ['GET', '/v1/boxes/37610425002123456', 'auditor', undefined],
    ['GET', '/v1/passes', null, undefined],
    ['GET', '/v1/passes?limit=x&what=1', 'admin', undefined],
    ['GET', '/v1/passes?cursor=x', 'admin', undefined],
    ['GET', '/v1/nowhere', 'admin', undefined],
    ['DELETE', '/v1/passes', 'admin', undefined],
    ['POST', '/v1/rounds', 'checkpoint', { roundId: 'r' }],
    ['POST', '/v1/rounds', 'admin', { roundId: '', more: 1 }],
    ['POST', '/v1/loads/none/seal', 'station', { sealId: 'S' }],
    ['GET', '/problems/NO_SUCH', null, undefined],
  ])(
    'given %s %s as %s with zh, then title, detail and errors are in Chinese',
    async (method, path, as, json) => {
      const sent = { as, ...(json && { json }) };
      const english = await boxtrail.ask(method, path, sent);
      const { status, body, headers } = await boxtrail.ask(method, path, { ...sent, headers: inChinese });
      expect(status).toBe(english.status);
      expect(headers.get('content-language')).toBe('zh-CN');
      expect(headers.get('vary')).toBe('Accept-Language');
      expect(english.headers.get('content-language')).toBe('en');
      expect(`${english.body.title} ${english.body.detail}`).not.toMatch(chinese);
      expect(body).toMatchObject({
        type: `/problems/${english.body.code}`,
        title: expect.stringMatching(chinese),
        code: english.body.code,
        detail: expect.stringMatching(chinese),
      });
      for (const { detail } of body.errors ?? []) expect(detail).toMatch(chinese);
      const page = await boxtrail.ask('GET', body.type, {
        as: null,
        headers: { accept: 'application/json' },
      });
      expect(page.body).toMatchObject({ code: body.code, status, title: english.body.title });
    },
  );

  it('given a detail with values, then they stand in the Chinese sentence', async () => {
    const { body } = await boxtrail.ask('GET', '/v1/boxes/376104250021234569', {
      as: 'auditor',
      headers: inChinese,
    });
    expect(body.detail).toBe('箱子 376104250021234569 从未装箱');
  });

  it.each([
    [undefined, 'en'],
    ['zh', 'zh-CN'],
    ['fr, zh;q=0.2, en;q=0.1', 'zh-CN'],
    ['zh;q=0, en', 'en'],
    ['fr', 'en'],
  ])('given Accept-Language %s, then the list of codes is in %s', async (wanted, language) => {
    const answer = await boxtrail.ask('GET', '/problems', {
      as: null,
      headers: { 'accept-language': wanted },
    });
    expect(answer.headers.get('content-language')).toBe(language);
    expect(answer.headers.get('vary')).toBe('Accept, Accept-Language');
    expect(answer.text).toContain(`<html lang="${language}">`);
    expect(chinese.test(answer.text)).toBe(language === 'zh-CN');
    const linked = [...answer.text.matchAll(/href="\/problems\/(\w+)"/g)].map(([, code]) => code);
    expect(linked).toEqual([...problems.keys()]);
  });

  it('given a code, then its page explains it without a key, scripts and styles', async () => {
    for (const [code, { status, meaning, zh }] of problems) {
      const html = await boxtrail.ask('GET', `/problems/${code}`, { as: null });
      expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(html.headers.get('content-security-policy')).toBe(policy);
      expect(html.headers.get('x-content-type-options')).toBe('nosniff');
      expect(html.text).toContain(`<h1>${code}</h1>`);
      expect(html.text).not.toMatch(/<script|<style|style=|\son\w+=/);
      const headers = { accept: 'application/json', 'accept-language': 'zh' };
      const inZh = await boxtrail.ask('GET', `/problems/${code}`, { as: null, headers });
      expect(inZh.body).toMatchObject({ code, status, title: zh.meaning, help: zh.help });
      expect(inZh.body.example).toMatchObject({ type: `/problems/${code}`, code, status, title: zh.meaning });
      expect(meaning).not.toMatch(chinese);
    }
  });

  it('given a form nobody offers, then 406; given an unknown code, then 404 that says so', async () => {
    const none = await boxtrail.ask('GET', '/problems', { as: null, headers: { accept: 'image/png' } });
    expect([none.status, none.body.code]).toEqual([406, 'NOT_ACCEPTABLE']);
    const { status, body } = await boxtrail.ask('GET', '/problems/box-unknown', { as: null });
    expect([status, body.code, body.detail]).toEqual([
      404,
      'PROBLEM_UNKNOWN',
      'there is no problem code box-unknown; /problems lists them all',
    ]);
  });
});
