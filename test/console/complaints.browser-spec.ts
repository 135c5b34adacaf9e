import type { Page } from 'playwright-core';
import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

/** Rows of the steps of a box; what it holds is another table. */
const stepsOf = (page: Page) => page.getByRole('region', { name: 'Steps' }).locator('tbody tr');

// What people complain about in tools of this kind, one test each.
describeWithBrowser('complaints about other tools', (visit) => {
  const day = playedDay();
  const items = async <T>(path: string) => (await day.boxtrail.ask('GET', path)).body.items as T[];
  const missing = async () => {
    const [finding] = await items<{ sscc: string }>('/v1/findings?kind=missing&state=open&limit=1');
    return `${day.url}/boxes/${finding?.sscc ?? ''}`;
  };

  it('filtering freezes on a large trace: 400 more steps are filtered within half a second', async () => {
    const [held] = await items<{ sscc: string }>('/v1/held-boxes?station=2401000000003&limit=1');
    const sscc = held?.sscc ?? '';
    const lines = Array.from({ length: 400 }, (_, i) =>
      JSON.stringify({ scanId: `s-${i}`, kind: 'seen', sscc, atGln: '2401000000003', byRef: 'dock-1' }),
    );
    const sent = await day.boxtrail.ask('POST', '/v1/scans', {
      ...{ as: 'coordinator', raw: lines.join('\n'), type: 'application/x-ndjson' },
    });
    expect(sent.text).toContain('"accepted":400');
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${sscc}`);
    const rows = stepsOf(page);
    await rows.nth(400).waitFor();
    const ms = (await page.evaluate(`(async () => {
      const from = performance.now();
      document.querySelector('label input[type=checkbox]').click();
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return performance.now() - from;
    })()`)) as number;
    await rows.nth(400).waitFor({ state: 'detached' });
    expect(ms).toBeLessThan(500);
  });

  it('search highlights but does not hide, and noise stays: steps without a finding are hidden', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(await missing());
    const rows = stepsOf(page);
    await rows.nth(5).waitFor();
    await page.getByLabel('only steps with findings').click();
    await rows.nth(5).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'missing', exact: true }).waitFor();
    expect(page.url()).toContain('only=findings');
  });

  it('a list loads whole objects: a page of boxes is one request of at most 100 short rows', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    const answers: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/v1/trails')) answers.push(response.body().then((body) => body.length));
    });
    await page.goto(`${day.url}/boxes`);
    await page.getByRole('cell').first().waitFor();
    const sizes = await Promise.all(answers);
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(25_000);
    expect(await page.getByRole('row').count()).toBeLessThan(60); // only those that are seen
  });

  it('bursts and idle hours are unreadable: an idle stretch is folded and labelled, and unfolds', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(await missing());
    const folds = page.getByTitle('Unfold this stretch');
    await folds.first().waitFor();
    const before = await folds.count();
    expect(await folds.first().textContent()).toMatch(/^\d+ (min|h|d) idle$/);
    await folds.first().click();
    expect(await folds.count()).toBe(before - 1);
  });

  it('failures cannot be filtered: broken trails alone are listed', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes?state=broken`);
    await page.getByRole('cell').first().waitFor();
    const states = await page.locator('.list-row > :last-child').allTextContents();
    expect(new Set(states)).toEqual(new Set(['broken']));
  });

  it('paging cannot reach the end, and Back forgets the page: both work', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes`);
    const more = page.getByRole('button', { name: 'Show more' });
    await more.click();
    await page.getByText('200 shown').waitFor();
    await more.click();
    await page.getByText('300 in all').waitFor();
  });

  it('payload pushes navigation off the screen: the event lies beside, and its JSON scrolls', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(await missing());
    await page.locator('.mark').first().click();
    await page.getByRole('complementary').waitFor();
    for (const part of ['.nav', '.bar']) expect(await page.locator(part).isVisible()).toBe(true);
    const json = await page.locator('.json').boundingBox();
    expect(json?.height).toBeLessThanOrEqual(450);
  });

  it('times are not local: the reader’s time stands first, the stations’ beside it', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor', { timezoneId: 'Europe/Berlin' });
    await page.goto(await missing());
    const packed = await stepsOf(page).last().locator('time').first().textContent();
    expect(packed).toMatch(/^16\/03\/2026, 02:\d\d \(16\/03\/2026, 09:\d\d \+08:00\)$/);
  });

  it('an event does not lead to its other streams: it leads to its load and its place', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(await missing());
    await page.getByRole('button', { name: 'missing', exact: true }).click();
    const event = page.getByRole('complementary');
    await event.locator('a[href^="/stations/"]').waitFor();
    await event.locator('a[href^="/loads/"]').click();
    await page.waitForURL(/\/loads\//);
    await page.getByRole('heading', { name: 'Manifest' }).waitFor();
  });

  it('"first" shows the last: the steps say their order, and the first is the newest', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(await missing());
    await page.getByText(/, newest first$/).waitFor();
    const times = await stepsOf(page)
      .locator('td:first-child time')
      .evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
    expect(times).toEqual([...times].sort().reverse());
  });

  it('a feature is disabled without saying why: the reason stands beside it', async () => {
    const { page } = await signedIn(visit, day.url, 'carrier');
    await page.goto(await missing());
    await page
      .getByText('These roles answer findings: administrator, coordinator, station, auditor.')
      .waitFor();
    expect(await page.getByRole('button', { name: 'Answer finding' }).isDisabled()).toBe(true);
  });

  it('a slider vanishes while dragged: it stays in the hand', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(await missing());
    const slider = page.getByLabel('Happened by');
    await slider.scrollIntoViewIfNeeded();
    const box = (await slider.boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width - 6, y);
    await page.mouse.down();
    for (const share of [0.8, 0.6, 0.4, 0.2]) {
      await page.mouse.move(box.x + box.width * share, y, { steps: 4 });
      expect(await slider.isVisible()).toBe(true);
    }
    await page.mouse.up();
    await page.waitForURL(/\?at=/);
    expect(Number(await slider.inputValue())).toBeLessThan(6);
  });

  it('an error is cut off on a small screen: at 390 px all of it is there', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor', { viewport: { width: 390, height: 800 } });
    const detail = `the view is behind ${'x'.repeat(200)}`;
    await page.route('**/v1/trails?*', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        json: {
          type: '/problems/VIEW_BEHIND',
          title: '',
          status: 503,
          code: 'VIEW_BEHIND',
          detail,
          traceId: 't',
        },
      }),
    );
    await page.goto(`${day.url}/boxes`);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    const box = (await alert.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(await alert.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  });
});
