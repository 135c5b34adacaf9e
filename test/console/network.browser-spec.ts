import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

const changchun = '2401000000003';
const nanguan = '2401020000007';

describeWithBrowser('the pages of the network', (visit) => {
  const day = playedDay();
  const rows = 'tr[data-gln]';

  it('given the keyboard alone, then a district opens with one request a list, and a community is reached', async () => {
    const { page, complaints } = await signedIn(visit, day.url, 'auditor');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url().slice(day.url.length)));
    await page.goto(`${day.url}/stations`);
    await page.locator(rows).nth(15).waitFor(); // the city and its 15 districts
    expect(
      asked.filter((path) => /^\/v1\/(stations|accounts)\b/.test(path) && /parentGln|community/.test(path)),
    ).toEqual([]);
    await page.locator(rows).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(`${day.url}/stations?district=${nanguan}`);
    const squares = page.getByRole('group', { name: 'Communities of 南关区' }).getByRole('link');
    await squares.nth(69).waitFor();
    expect(await squares.count()).toBe(70);
    expect(asked.filter((path) => path.startsWith('/v1/stations?parentGln='))).toHaveLength(1);
    expect(await page.locator('a.square[tabindex="0"]').count()).toBe(1);
    await squares.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByText('community drop point').waitFor();
    await page.goBack();
    await page.waitForURL(`${day.url}/stations?district=${nanguan}`);
    expect(complaints).toEqual([]);
  });

  /** A load that leaves the city for a district with one box, and does not arrive. */
  async function loadOnTheRoad(loadId: string): Promise<void> {
    const [held] = (await day.boxtrail.ask('GET', `/v1/held-boxes?station=${changchun}&limit=1`)).body.items;
    const send = async (path: string, json: object) => {
      const { status, text } = await day.boxtrail.ask('POST', path, { json });
      if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
    };
    const hour = 3_600_000;
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const pass = { validFrom: at(-hour), validUntil: at(hour), authorityRef: 'office', zones: [changchun] };
    const [vehicle, driver] = [`V-${loadId}`, `D-${loadId}`];
    await send('/v1/passes', { ...pass, passId: vehicle, plate: '吉A00016', carrierRef: 'carrier' });
    await send('/v1/passes', { ...pass, passId: driver, personRef: 'driver-16', employerRef: 'carrier' });
    const plan = { loadId, fromGln: changchun, toGln: nanguan, plate: '吉A00016', driverRef: 'driver-16' };
    await send('/v1/loads', plan);
    await send(`/v1/loads/${loadId}/boxes`, { ssccs: [held.sscc] });
    await send(`/v1/loads/${loadId}/seal`, { sealId: `seal-${loadId}` });
    await send(`/v1/loads/${loadId}/dispatch`, { vehiclePassId: vehicle, driverPassId: driver });
  }

  it('given a load on the road, then the map and its list show it, and each place leads to its station', async () => {
    await loadOnTheRoad('on-the-map');
    const { page, complaints } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/stations`);
    const map = page.getByRole('group', { name: /^Map of the city/ });
    await map.locator('a.place').nth(18).waitFor(); // the city, 15 districts and 3 suppliers
    await page.getByText('On the road now: 1 load with 1 box.').waitFor();
    expect(await map.locator('.moving').count()).toBe(1);
    await page.getByText('The map as a list').click();
    const row = page.getByRole('table', { name: 'The map as a list' }).getByRole('row');
    const cells = await row.filter({ hasText: '南关区' }).getByRole('cell').allTextContents();
    expect(cells[4]).toBe('1');
    // No marker covers another.
    const boxes = await map
      .locator('a.place')
      .evaluateAll((all) =>
        all.map(
          (one) =>
            one.getBoundingClientRect().toJSON() as Record<'left' | 'top' | 'right' | 'bottom', number>,
        ),
      );
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('given the keyboard alone, then the map zooms, its address holds it, and a place opens its station', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/stations`);
    const places = page.getByRole('group', { name: /^Map of the city/ }).locator('a.place');
    await places.nth(18).waitFor();
    await places.first().focus();
    await page.keyboard.press('+');
    await page.waitForURL(/[?&]map=[\d.]+%2C[\d.]+%2C1\.6$/);
    await page.reload();
    await places.nth(18).waitFor();
    await places.first().focus();
    await page.keyboard.press('0');
    await page.waitForURL(`${day.url}/stations`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${day.url}/stations/${nanguan}`);
  });

  it('given a hand that moves the map, then the address holds where it is, and nothing is opened', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/stations?map=43.8639,125.3502,4`);
    const map = page.getByRole('group', { name: /^Map of the city/ });
    await map.locator('a.place').nth(18).waitFor();
    const box = (await map.boundingBox())!;
    await page.mouse.move(box.x + 12, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + 72, box.y + 42, { steps: 3 });
    await page.mouse.up();
    await page.waitForURL((url) => !['43.8639,125.3502,4', null].includes(url.searchParams.get('map')));
    expect(new URL(page.url()).pathname).toBe('/stations');
  });

  it('given the last day of a station, then each hour is read by keyboard, and the table adds up', async () => {
    const { body } = await day.boxtrail.ask('GET', `/v1/accounts/${nanguan}/days/2026-03-16`);
    const came = (body.hours as { in: number }[]).reduce((sum, hour) => sum + hour.in, 0);
    expect(came).toBeGreaterThan(0);
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/stations/${nanguan}?day=2026-03-16`);
    const chart = page.getByRole('group', { name: /^Boxes that came and left/ });
    await chart.getByRole('img').nth(23).waitFor();
    await chart.locator('[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.getByText('From 00:00: 0 came, 0 left, 0 held at the end of the hour').waitFor();
    await page.getByText('The hours as a table').click();
    const figures = await page
      .getByRole('table', { name: 'The hours as a table' })
      .locator('tbody tr td:nth-child(2)')
      .allTextContents();
    expect(figures.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0)).toBe(came);
    await page.getByLabel('Day').fill('2026-03-15');
    await page.getByText('No box came or left on this day.').waitFor();
    expect(page.url()).toContain('day=2026-03-15');
  });

  it('given an account that does not balance, then its page names the box, and the equation adds up', async () => {
    const { body } = await day.boxtrail.ask('GET', '/v1/holder-accounts?kind=load&balanced=false&limit=1');
    const [{ id }] = body.items as [{ id: string }];
    const explained = await day.boxtrail.ask('GET', `/v1/holder-accounts/load/${id}?explain=true`);
    const [{ sscc }] = explained.body.explained.unproved as [{ sscc: string }];
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/accounts?balanced=false`);
    await page.getByRole('link', { name: id, exact: true }).click();
    await page.getByText('The account does not balance: 1 box').waitFor();
    await page.locator(`#explained a[href="/boxes/${sscc}"]`).waitFor();
    const figures = (await page.locator('.equation b').allTextContents()).map((text) =>
      Number(text.replace(/\D/g, '')),
    );
    const [came, ...became] = figures;
    expect(became).toHaveLength(6);
    expect(became.reduce((sum, count) => sum + count, 0)).toBe(came);
  });

  it('given a past moment, then the account is that of the moment, and the address holds it', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor', { timezoneId: 'Asia/Shanghai' });
    await page.goto(`${day.url}/stations/${nanguan}`);
    await page.getByLabel('As of').fill('2026-03-16T00:30');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('Held 0 boxes with proof.').waitFor();
    await page.getByText('This is not now:').waitFor();
    expect(new URL(page.url()).searchParams.get('at')).toBe('2026-03-15T16:30:00.000Z');
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.waitForURL(`${day.url}/stations/${nanguan}`);
  });

  it('given the name of a station, then the search finds it', async () => {
    const { page } = await signedIn(visit, day.url, 'packer');
    await page.keyboard.press('/');
    await page.keyboard.type('南关区');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${day.url}/stations/${nanguan}`);
    await page.getByText('Your role does not see the accounts of stations.').waitFor();
  });

  it('given a day, then it is exported as a file', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/stations/${nanguan}?day=2026-03-16`);
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    expect(download.url()).toContain(`/v1/exports/stations/${nanguan}/days/2026-03-16?format=csv`);
    expect(await download.failure()).toBeNull();
  });
});
