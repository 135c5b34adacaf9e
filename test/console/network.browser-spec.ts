import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

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
