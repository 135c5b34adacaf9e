import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

// docs/features.md lists these eight.
describeWithBrowser('the main jobs of a coordinator', (visit) => {
  const day = playedDay();
  const items = async <T>(path: string) => (await day.boxtrail.ask('GET', path)).body.items as T[];

  it('sees what needs a person, worst first, and opens it', async () => {
    const { page } = await signedIn(visit, day.url, 'coordinator');
    const rows = page.locator('.work li');
    await page.getByText(/worst first ·/).waitFor(); // every kind was asked
    const signs = await rows.locator('.pill').evaluateAll((pills) => pills.map(({ className }) => className));
    expect(signs[0]).toBe('pill broken');
    expect(signs).toEqual([...signs].sort()); // broken before open
    await rows.first().getByRole('link').click();
    await page.waitForURL(/\/boxes\/\d{18}\?step=\d+-/);
    await page.getByText('The trail breaks:').waitFor();
  });

  it('finds a box as the scanner reads it, and sees who has it', async () => {
    const [held] = await items<{ sscc: string; holder: { id: string } }>('/v1/overdue-boxes?limit=1');
    const { page } = await signedIn(visit, day.url, 'coordinator');
    await page.keyboard.press('/');
    await page.keyboard.type(`]C100${held?.sscc ?? ''}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${day.url}/boxes/${held?.sscc ?? ''}`);
    await page
      .locator(`main a[href$="/${held?.holder.id ?? ''}"]`)
      .first()
      .waitFor();
  });

  it('opens a round and closes it', async () => {
    const { page } = await signedIn(visit, day.url, 'coordinator');
    await page.goto(`${day.url}/rounds`);
    await page.getByRole('button', { name: 'Open a round' }).click();
    const form = page.getByRole('dialog');
    for (const label of ['district', 'community']) {
      await form.getByLabel(label, { exact: true }).click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    }
    await form.getByRole('checkbox').first().check();
    await form.getByLabel('round id').fill('a-morning');
    await form.getByRole('button', { name: 'Open a round' }).click();
    await form.waitFor({ state: 'detached' });
    await page.goto(`${day.url}/rounds/a-morning`);
    await page.getByText('No need is recorded.').waitFor();
    await page.getByRole('button', { name: 'Close the round' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close the round' }).click();
    await page.getByText(/The round was closed by hand/).waitFor();
  });

  it('reads what a packing job packed, and where its boxes are', async () => {
    const jobs = await items<{ jobId: string; boxes: number }>('/v1/packing-jobs?status=completed');
    const job = jobs.find(({ boxes }) => boxes > 1);
    const { page } = await signedIn(visit, day.url, 'coordinator');
    await page.goto(`${day.url}/jobs?status=completed`);
    await page
      .getByRole('link', { name: job?.jobId ?? '', exact: true })
      .first()
      .click();
    await page.getByText(`All ${String(job?.boxes)} boxes were packed.`).waitFor();
    await page
      .getByRole('link', { name: /^00 \d{4}/ })
      .first()
      .click();
    await page.waitForURL(/\/boxes\/\d{18}$/);
  });

  it('issues a pass, and revokes it with a reason', async () => {
    const [hour, city] = [3_600_000, '2401000000003'];
    const pass = {
      passId: 'browser-pass',
      ...{ plate: '吉A77777', carrierRef: 'carrier-7' },
      zones: [city],
      validFrom: new Date(Date.now() - hour).toISOString(),
      validUntil: new Date(Date.now() + hour).toISOString(),
      authorityRef: 'command-centre',
    };
    expect(await day.boxtrail.ask('POST', '/v1/passes', { as: 'coordinator', json: pass })).toMatchObject({
      status: 201,
    });
    const { page } = await signedIn(visit, day.url, 'coordinator');
    await page.goto(`${day.url}/passes/browser-pass`);
    await page.getByText(/^Valid until/).waitFor();
    await page.getByRole('heading', { name: 'Loads that relied on it' }).waitFor();
    await page.getByRole('button', { name: 'Revoke' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('reason').fill('the vehicle was sold');
    await form.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText(/^Revoked since/).waitFor();
    const isRevoked = ({ body }: { body: { status: string } }) => body.status === 'revoked';
    const { body } = await day.boxtrail.eventually('/v1/passes/browser-pass', isRevoked);
    expect(body.status).toBe('revoked');
  });

  it('follows a load to the box that it lost', async () => {
    const [finding] = await items<{ sscc: string; loadId: string }>(
      '/v1/findings?kind=missing&state=open&limit=1',
    );
    const { page } = await signedIn(visit, day.url, 'coordinator');
    await page.goto(`${day.url}/loads/${finding?.loadId ?? ''}`);
    await page.getByText(/counted otherwise than the manifest says/).waitFor();
    await page.locator(`p a[href="/boxes/${finding?.sscc ?? ''}"]`).click();
    await page.getByText('The trail breaks:').waitFor();
  });

  it('answers a finding', async () => {
    const [finding] = await items<{ sscc: string }>('/v1/findings?kind=missing&state=open&limit=1');
    const { page } = await signedIn(visit, day.url, 'coordinator');
    await page.goto(`${day.url}/boxes/${finding?.sscc ?? ''}`);
    await page.getByRole('button', { name: 'Answer finding' }).click();
    await page.getByLabel('What is known about it').fill('it fell off at the ramp');
    await page.getByRole('button', { name: 'Record the answer' }).click();
    await page.getByText('it fell off at the ramp').waitFor();
  });

  it('sees how far the boxes of the day came', async () => {
    const { page } = await signedIn(visit, day.url, 'coordinator');
    const { body } = await day.boxtrail.ask('GET', '/v1/summary');
    await page.getByRole('link', { name: `${String(body.boxes)} boxes packed` }).waitFor();
    const flow = page.getByRole('img', { name: 'The day, from packed to the door' });
    const counts = await flow.locator('.count').allTextContents();
    expect(Number(counts.at(-1)?.replace(/\D/g, ''))).toBe(body.delivered);
  });
});
