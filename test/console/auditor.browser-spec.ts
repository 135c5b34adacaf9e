import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

// docs/features.md lists these eight.
describeWithBrowser('the main jobs of an auditor', (visit) => {
  const day = playedDay();
  const items = async <T>(path: string) => (await day.boxtrail.ask('GET', path)).body.items as T[];

  it('reads between which facts a trail breaks', async () => {
    const [finding] = await items<{ sscc: string }>('/v1/findings?kind=wrong-community&limit=1');
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${finding?.sscc ?? ''}`);
    await page.getByText(/Last certain: dispatched/).waitFor();
    await page.getByText(/First after: received/).waitFor();
  });

  it('sees a trail as it was known at a moment', async () => {
    const [finding] = await items<{ sscc: string }>('/v1/findings?kind=missing&state=open&limit=1');
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${finding?.sscc ?? ''}`);
    await page.getByLabel('Known by').focus();
    await page.keyboard.press('Home');
    await page.getByText('Shown as it was known by').waitFor();
    expect(page.url()).toMatch(/\?knownAt=/);
    await page.keyboard.press('End');
    await page.waitForURL(/\/boxes\/\d{18}$/);
  });

  it('opens the event behind a step, with its place in the log', async () => {
    const [trail] = await items<{ sscc: string }>('/v1/trails?limit=1');
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${trail?.sscc ?? ''}`);
    await page.getByRole('button', { name: 'packed', exact: true }).click();
    const event = page.getByRole('complementary', { name: 'the event' });
    const { body } = await day.boxtrail.ask('GET', `/v1/trails/${trail?.sscc ?? ''}`);
    await event.getByText(String(body.steps[0].source.position), { exact: true }).waitFor();
    await event.getByText(body.steps[0].source.eventId, { exact: true }).waitFor();
  });

  it('lists the findings of one kind, and goes from one to its box', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/findings`);
    await page.getByLabel('Kind').selectOption('missing');
    await page.getByRole('cell').getByRole('link').first().click();
    await page.getByText('The trail breaks:').waitFor();
  });

  it('finds the account that does not balance, and its box', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/?kind=balance`);
    await page.locator('.work li a').first().click();
    await page
      .getByText(/does not balance/)
      .first()
      .waitFor();
    await page.locator('#explained a[href^="/boxes/"]').first().click();
    await page.getByText('The trail breaks:').waitFor();
  });

  it('exports a trail as a file', async () => {
    const [trail] = await items<{ sscc: string }>('/v1/trails?limit=1');
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${trail?.sscc ?? ''}`);
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'PDF' }).click(),
    ]);
    expect(download.url()).toContain(`/v1/exports/trails/${trail?.sscc ?? ''}?format=pdf`);
    expect(await download.failure()).toBeNull();
  });

  it('plays the day as a film', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/film?day=2026-03-16`);
    await page.getByRole('button', { name: 'Play' }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    expect(new URL(page.url()).search).toMatch(/[?&]at=/);
  }, 120_000);

  it('sees that every view has read the log', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/operations`);
    await page.getByText(/views are live, and nobody has to do anything/).waitFor();
  });
});
