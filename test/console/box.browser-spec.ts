import { completeKey } from '@boxtrail/kernel';
import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

describeWithBrowser('the page of a box', (visit) => {
  const day = playedDay();
  /** A box of the seeded day with a break of this kind that nobody has explained. */
  const brokenBy = async (kind: string) =>
    (await day.boxtrail.ask('GET', `/v1/findings?state=open&severity=breaks&kind=${kind}&limit=1`)).body
      .items[0] as {
      sscc: string;
      at: { position: number; step: string };
    };

  it('given a missing box, then the page says where the trail breaks, and draws it', async () => {
    const { sscc } = await brokenBy('missing');
    const { page, complaints } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${sscc}`);
    await page.getByText('The trail breaks:').waitFor();
    await page.getByText(/Last certain: dispatched/).waitFor();
    expect(await page.locator('.break').count()).toBe(1);
    expect(await page.locator('.mark.breaks').count()).toBe(1);
    expect(await page.locator('.planned').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it('given a sign, a row or a key, then each selects the same step and opens its event', async () => {
    const { sscc } = await brokenBy('missing');
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${sscc}`);
    await page.locator('.mark').first().click();
    const drawer = page.getByRole('complementary');
    await drawer.getByText('packing.BoxPacked').first().waitFor();
    await page.keyboard.press('ArrowRight');
    await drawer.getByText('packing.BoxSealed').first().waitFor();
    expect(page.url()).toMatch(/step=\d+-sealed$/);
    expect(await page.locator('tr[aria-selected="true"]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.waitForURL(`${day.url}/boxes/${sscc}`);
  });

  it('given the clock of events moved back, then later steps are gone, and the address holds it', async () => {
    const { sscc } = await brokenBy('missing');
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${sscc}`);
    const clock = page.getByLabel('Happened by');
    await clock.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.getByText('No gap so far:').waitFor();
    await page.getByText('Since then 1 step was added: missing.').waitFor();
    expect(page.url()).toMatch(/\?at=/);
    expect(await page.locator('.break').count()).toBe(0);
    // The slider stays in the hand of its reader.
    expect(await clock.evaluate((slider) => slider === slider.ownerDocument.activeElement)).toBe(true);
    await page.reload();
    await page.getByText('No gap so far:').waitFor();
  });

  it('given two moments, then what differs is marked and told, and the address holds both', async () => {
    const { sscc } = await brokenBy('missing');
    const { page, complaints } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${sscc}`);
    await page.getByRole('link', { name: 'Compare moments' }).click();
    await page.waitForURL(/\/compare\?knownAt=/);
    await page.getByText('The trails differ.').waitFor();
    const steps = page.getByRole('table', { name: 'Steps at both moments' });
    const missing = steps.getByRole('row').filter({ hasText: 'missing' });
    expect(await missing.getByRole('cell').nth(1).textContent()).toBe('not there');
    await missing.getByText('new at B').waitFor();
    const rows = steps.locator('tbody tr');
    const all = await rows.count();
    await page.getByLabel('only differences').click();
    await rows.nth(all - 1).waitFor({ state: 'detached' });
    const b = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Moment B' }) });
    await b.getByLabel('Known by').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Both moments show the same trail.').waitFor();
    expect([...new URL(page.url()).searchParams.keys()].sort()).toEqual(['knownAt', 'only', 'withKnownAt']);
    await page.reload();
    await page.getByText('Both moments show the same trail.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('given an answer of the auditor, then the break is explained, and nothing is sent twice', async () => {
    const { sscc } = await brokenBy('missing');
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${sscc}`);
    await page.getByRole('button', { name: 'Answer finding' }).click();
    await page.getByLabel('What is known about it').fill('it lies in the yard');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.headers()['idempotency-key'] ?? '');
    });
    await page.getByRole('button', { name: 'Record the answer' }).dblclick();
    await page.getByText(/Explained by/).waitFor();
    expect(new Set(sent).size).toBe(1);
    const { body } = await day.boxtrail.ask('GET', `/v1/trails/${sscc}`);
    expect(body.breaks).toMatchObject({ explanation: 'it lies in the yard', outcome: 'found' });
  });

  it.each([
    ['020123450100000018', 'This is not the number of a box'],
    ['99', 'This is not the number of a box'],
  ])('given the number %s, then %s', async (sscc, words) => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${sscc}`);
    await page.getByText(words).waitFor();
  });

  it('given a box that nobody packed, then the page says that it is not known', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${completeKey('sscc', '37610400000000000')}`);
    await page.getByText('No box with this number is known').waitFor();
  });
});
