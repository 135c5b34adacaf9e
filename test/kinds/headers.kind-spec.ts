import { RunningBoxtrail } from './running-boxtrail';

const origin = 'https://console.example.org';

describe('headers of answers', () => {
  let boxtrail: RunningBoxtrail;
  let closed: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start([], { CORS_ORIGINS: `${origin}, http://localhost:5173` });
    closed = await RunningBoxtrail.shared();
  }, 240_000);
  afterAll(async () => {
    await boxtrail.stop();
    await closed.stop();
  });

  it.each([
    ['GET', '/v1/passes', 'admin'],
    ['GET', '/v1/passes', null],
    ['GET', '/v1/nowhere', 'admin'],
    ['GET', '/v1/passes?limit=x', 'admin'],
    ['DELETE', '/v1/passes', 'admin'],
    ['POST', '/v1/passes/%00/suspend', 'admin'],
    ['GET', '/v1/trails?limit=1', 'auditor'],
    ['GET', '/v1/events?limit=1', 'auditor'],
    ['GET', '/v1/replay', 'auditor'],
    ['GET', '/v1/changes?follow=false', 'packer'],
    ['GET', '/v1/summary', 'packer'],
    ['GET', '/v1/exports/trails/376104250021234569?format=html', 'auditor'],
    ['OPTIONS', '/v1/passes', null],
    ['GET', '/health/ready', null],
    ['GET', '/metrics', null],
    ['GET', '/docs', null],
    ['GET', '/openapi.json', null],
  ])('given %s %s as %s, then it is not cached, sniffed or framed', async (method, path, as) => {
    const { headers } = await boxtrail.ask(method, path, { as });
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  });

  it('given the docs page, then it runs no inline script and stores no key', async () => {
    const { text, headers } = await boxtrail.ask('GET', '/docs', { as: null });
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(text).not.toMatch(/<script>|\son\w+=|https?:/);
    const scripts = [...text.matchAll(/src="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(scripts).toEqual(['/docs/swagger-ui-bundle.js', '/docs/start.js']);
    for (const path of [...scripts, '/docs/swagger-ui.css'])
      expect((await boxtrail.ask('GET', path, { as: null })).status).toBe(200);
    expect((await boxtrail.ask('GET', '/docs/start.js', { as: null })).text).toContain(
      'persistAuthorization: false',
    );
  });

  it.each([
    'https://evil.example',
    'http://console.example.org',
    `${origin}.evil.example`,
    `${origin}:8443`,
    'null',
    `${origin}/`,
  ])('given a page of %s, then its browser may not read answers', async (other) => {
    const { headers } = await boxtrail.ask('GET', '/v1/passes', { headers: { origin: other } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['GET', '/v1/passes', 'admin', 200],
    ['GET', '/v1/passes', null, 401],
    ['GET', '/v1/nowhere', 'admin', 404],
    ['GET', '/v1/summary', 'packer', 403],
  ])(
    'given a page of an allowed origin, then it may read %s %s as %s (%i)',
    async (method, path, as, status) => {
      const answer = await boxtrail.ask(method, path, { as, headers: { origin } });
      expect({ status: answer.status, origin: answer.headers.get('access-control-allow-origin') }).toEqual({
        status,
        origin,
      });
      expect(answer.headers.get('vary')).toContain('Origin');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    },
  );

  it('given a preflight without a key, then it lists what may be sent; with CORS off it allows nothing', async () => {
    const headers = {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'if-match',
    };
    const open = await boxtrail.ask('OPTIONS', '/v1/box-types/02061041500216', { as: null, headers });
    expect(open.status).toBe(204);
    expect(open.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(open.headers.get('access-control-allow-headers')).toContain('if-match');
    const off = await closed.ask('OPTIONS', '/v1/box-types/02061041500216', { as: null, headers });
    expect(off.status).toBe(204);
    expect([...off.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
