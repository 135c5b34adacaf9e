import { readFileSync } from 'node:fs';
import { describeWithBrowser, type Reader } from '../support/browser';
import { playedDay, signedIn } from './console';

const count = 10_000;
const refused = 300;
/** The longest that the page may not react, in ms, beside a busy service. */
const freezeMs = 2_000;

describeWithBrowser('a file of many lines', (visit) => {
  const day = playedDay();

  /** Scans of boxes of the day; some name a box whose number is a digit short. */
  async function scans(name: string): Promise<string> {
    const { items } = (await day.boxtrail.ask('GET', '/v1/trails?limit=100')).body as {
      items: { sscc: string }[];
    };
    const rows = Array.from({ length: count }, (_, i) => {
      const sscc = items[i % items.length]?.sscc ?? '';
      const isShort = i % 33 === 5 && i < 33 * refused;
      return `${name}-${i},seen,${isShort ? sscc.slice(1) : sscc},2401020000007,gate-7,2026-03-16T09:30:00+08:00`;
    });
    return ['scanId,kind,sscc,atGln,byRef,occurredAt', ...rows].join('\n');
  }
  async function choose({ page }: Reader, name: string, file: string): Promise<void> {
    await page.goto(`${day.url}/upload?kind=scans`);
    const buffer = Buffer.from(file);
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  }
  const watch = `(() => {
    let last = performance.now();
    window.longest = 0;
    const look = () => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
      requestAnimationFrame(look);
    };
    look();
  })()`;
  const summary = ({ page }: Reader, words: string) =>
    page.getByText(words, { exact: true }).waitFor({ timeout: 120_000 });

  it('given 10,000 lines, 300 of them wrong, then no freeze, and these are mended and sent again', async () => {
    const reader = await signedIn(visit, day.url, 'partner');
    const { page, complaints } = reader;
    await choose(reader, 'scans.csv', await scans('whole'));
    await page.evaluate(watch);
    await page.getByRole('button', { name: 'Send 10,000 lines' }).click();
    await summary(reader, '9,700 recorded, 300 refused.');
    expect(await page.evaluate('window.longest')).toBeLessThan(freezeMs);
    expect(await page.getByRole('row').nth(1).innerText()).toContain('refused');
    expect(await page.getByRole('row').count()).toBeLessThan(60);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download 300 refused lines as CSV' }).click();
    const file = readFileSync(await (await download).path(), 'utf8');
    // A number that begins with a zero was cut off: it is put back.
    const mended = file.replaceAll(/,seen,'(\d{17}),/g, ",seen,'0$1,");
    expect(mended).not.toBe(file);
    await choose(reader, 'mended.csv', mended);
    await page.getByRole('button', { name: 'Send 300 lines' }).click();
    await summary(reader, '300 recorded.');
    expect(complaints).toEqual([]);
  }, 240_000);

  it('given a connection that breaks, then sending again records nothing twice', async () => {
    const reader = await signedIn(visit, day.url, 'partner');
    const { page } = reader;
    await choose(reader, 'scans.csv', await scans('broken'));
    let requests = 0;
    // The service takes the third thousand, and its answer is lost.
    await page.route('**/v1/scans', async (route) => {
      requests += 1;
      if (requests !== 3) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: 'Send 10,000 lines' }).click();
    await page.getByText('The connection broke before all lines were answered.').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Send 8,000 lines without an answer again' }).click();
    await summary(reader, '8,730 recorded, 970 known already, 300 refused.');
  }, 240_000);
});
