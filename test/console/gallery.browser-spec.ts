import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { describeWithBrowser } from '../support/browser';
import { violations } from './axe';

describeWithBrowser('the gallery of shared parts', (visit) => {
  let server: ChildProcess;
  let url: string;
  beforeAll(async () => {
    server = spawn(process.execPath, [resolve('scripts/gallery.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    url = await new Promise((found, failed) => {
      server.once('exit', (code) => failed(new Error(`the gallery ended with ${code}`)));
      server.stdout?.on('data', (chunk: Buffer) => {
        const [, at] = /gallery at (\S+)/.exec(chunk.toString()) ?? [];
        if (at !== undefined) found(at);
      });
    });
  }, 120_000);
  afterAll(async () => {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    await ended;
  });

  it.each([
    ['en-GB', 'light', 1_280],
    ['zh-CN', 'dark', 390],
  ] as const)(
    'given %s, a %s theme and %i px, then axe finds nothing, and nothing is too wide',
    async (locale, colorScheme, width) => {
      const { page, complaints } = await visit.reader({
        locale,
        colorScheme,
        viewport: { width, height: 900 },
      });
      await page.goto(url);
      await page.locator('[data-part]').nth(20).waitFor();
      await page.locator('[data-part="List"] .list-row').first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it('given 390 px, then each row of a list is a card as wide as the list, with titles beside values', async () => {
    const { page } = await visit.reader({ viewport: { width: 390, height: 900 } });
    await page.goto(`${url}?part=LongList`);
    const rows = page.locator('.list-row');
    await rows.nth(1).waitFor();
    expect(await page.locator('.list').evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true);
    const [first, second] = [await rows.nth(0).boundingBox(), await rows.nth(1).boundingBox()];
    expect(second!.y).toBeGreaterThanOrEqual(first!.y + first!.height - 1);
    expect(await page.getByRole('columnheader').count()).toBe(5);
  });
});
