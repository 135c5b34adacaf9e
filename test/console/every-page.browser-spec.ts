import { describeWithBrowser, type Reader } from '../support/browser';
import { violations } from './axe';
import { playedDay, signedIn } from './console';

/** A district with communities. */
const nanguan = '2401020000007';

describeWithBrowser('every page of the console', (visit) => {
  const day = playedDay();

  /** The page of the first thing of a list. */
  async function first(list: string, id: string, pages = list): Promise<string> {
    const { body } = await day.boxtrail.ask('GET', `/v1/${list}?limit=1`);
    const [thing] = body.items as [Record<string, string>];
    return `/${pages}/${encodeURIComponent(thing[id] ?? '')}`;
  }
  async function needMoney(): Promise<string> {
    const { body } = await day.boxtrail.ask('GET', '/v1/ledger/needs?limit=1');
    const [{ roundId, needId }] = body.items as [{ roundId: string; needId: string }];
    return `/money/needs/${roundId}/${needId}`;
  }
  /** The pages of the navigation, and one of each thing that they list. */
  async function paths({ page }: Reader): Promise<string[]> {
    const nav = await page.getByRole('navigation').getByRole('link').all();
    const listed = await Promise.all(nav.map(async (link) => (await link.getAttribute('href')) ?? ''));
    const { body } = await day.boxtrail.ask('GET', '/v1/findings?state=open&severity=breaks&limit=1');
    const [{ sscc, loadId, place }] = body.items as [
      { sscc: string; loadId: string; place: { gln: string } },
    ];
    const operations = ['messaging', 'quarantine', 'keys', 'differences'].map(
      (name) => `/operations/${name}`,
    );
    const things = await Promise.all([
      first('rounds', 'roundId'),
      first('packing-jobs', 'jobId', 'jobs'),
      first('passes', 'passId'),
      first('recalls', 'recallId'),
      first('holds', 'holdId'),
      first('complaints', 'complaintId'),
      first('door-rounds', 'doorRoundId'),
      first('box-types', 'gtin'),
    ]);
    const network = [
      `/stations?district=${nanguan}&metric=findings`,
      `/stations?district=${nanguan}&view=table`,
      `/stations/${place.gln}`,
      `/accounts/load/${loadId}`,
    ];
    const boxAndLoad = [
      `/boxes/${sscc}`,
      `/boxes/${sscc}/compare?at=2026-03-16T04:00:00.000Z`,
      `/loads/${loadId}`,
    ];
    const money = ['accounts', 'accounts/cash/grid-1', 'needs', 'open-items', 'settlements'];
    const others = [
      ...['/suppliers', '/needs', '/actors/demo-packer', '/stock/numbers'],
      ...money.map((name) => `/money/${name}`),
      await needMoney(),
    ];
    return [...listed, ...operations, ...boxAndLoad, ...others, ...things, ...network];
  }
  const settled = async ({ page }: Reader) => {
    await page.locator('main').waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    await page.waitForLoadState('networkidle').catch(() => undefined); // the stream of changes never ends
  };

  it.each([
    ['en-GB', 'light'],
    ['zh-CN', 'dark'],
  ] as const)(
    'given %s and a %s theme, then axe finds nothing, and nothing breaks the content policy',
    async (locale, colorScheme) => {
      const role = locale === 'zh-CN' ? '管理员' : 'administrator';
      const reader = await signedIn(visit, day.url, role, { locale, colorScheme });
      const found: Record<string, string[]> = {};
      for (const path of await paths(reader)) {
        await reader.page.goto(`${day.url}${path}`, { waitUntil: 'domcontentloaded' });
        await settled(reader);
        const wrong = await violations(reader.page);
        if (wrong.length > 0) found[path] = wrong;
      }
      expect(found).toEqual({});
      expect(reader.complaints).toEqual([]);
    },
    300_000,
  );

  it('given 390 px, then no page is wider than the screen', async () => {
    const reader = await signedIn(visit, day.url, 'administrator', { viewport: { width: 390, height: 800 } });
    const wide: Record<string, number> = {};
    for (const path of await paths(reader)) {
      await reader.page.goto(`${day.url}${path}`, { waitUntil: 'domcontentloaded' });
      await settled(reader);
      const width = (await reader.page.evaluate('document.documentElement.scrollWidth')) as number;
      if (width > 390) wide[path] = width;
    }
    expect(wide).toEqual({});
  }, 300_000);
});
