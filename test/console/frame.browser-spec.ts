import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn, signIn } from './console';

describeWithBrowser('the frame of the console', (visit) => {
  const day = playedDay();
  const someBox = async () =>
    (await day.boxtrail.ask('GET', '/v1/trails?limit=1')).body.items[0].sscc as string;

  it('given a demo, then a button signs in, and no script can read the session', async () => {
    const { page, context, complaints } = await signedIn(visit, day.url, 'auditor');
    await page.getByRole('heading', { name: 'Needs a person' }).waitFor();
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: 'boxtrail_session', httpOnly: true, sameSite: 'Strict' });
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('bt_');
    expect(page.url()).toBe(`${day.url}/`);
    expect(complaints).toEqual([]);
  });

  it('given a key, then it signs in; a wrong one is refused in words', async () => {
    const { page } = await visit.reader();
    await page.goto(day.url);
    const key = page.getByLabel('API key', { exact: true });
    await key.fill('bt_wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('KEY_INVALID').waitFor();
    await key.fill(day.boxtrail.keys['coordinator'] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Needs a person' }).waitFor();
  });

  it('given a sign-out, then the session has ended, and a second tab asks to sign in', async () => {
    const { page, context } = await signedIn(visit, day.url, 'auditor');
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const second = await context.newPage();
    await second.goto(`${day.url}/boxes`);
    await second.getByRole('heading', { name: 'Boxes' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Boxtrail' }).waitFor();
    await second.reload();
    await second.getByRole('heading', { name: 'Sign in to Boxtrail' }).waitFor();
    for (const deadline = Date.now() + 10_000; ;) {
      const { status } = await fetch(`${day.url}/v1/trails`, { headers: { cookie: cookies } });
      if (status === 401) break;
      if (Date.now() > deadline) throw new Error(`the session that ended still reads: ${status}`);
    }
  });

  const forms: readonly (readonly [string, (sscc: string) => string])[] = [
    ['bare', (sscc) => sscc],
    ['with its AI', (sscc) => `(00)${sscc}`],
    ['from a scanner', (sscc) => `]C100${sscc}`],
    ['in groups', (sscc) => sscc.replace(/(.{4})/g, '$1 ')],
    ['a Digital Link', (sscc) => `https://id.example.org/00/${sscc}`],
  ];
  it.each(forms)('given the search, %s, then the box opens', async (_, form) => {
    const sscc = await someBox();
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.keyboard.press('/');
    await page.keyboard.type(form(sscc));
    await page.keyboard.press('Enter');
    await page.waitForURL(`${day.url}/boxes/${sscc}`);
  });

  it('given a mistyped digit, then the search names the wrong digit', async () => {
    const sscc = await someBox();
    const last = (Number(sscc.at(-1)) + 1) % 10;
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.keyboard.press('/');
    await page.keyboard.type(`${sscc.slice(0, -1)}${last}`);
    await page.keyboard.press('Enter');
    await page.getByText(`check digit ${last}, expected ${sscc.at(-1)}`).waitFor();
    expect(page.url()).toBe(`${day.url}/`);
  });

  it('given a wrong digit in the middle, then the search names it, and offers the box', async () => {
    const sscc = await someBox();
    const wrong = (Number(sscc[8]) + 1) % 10;
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.keyboard.press('/');
    await page.keyboard.type(`${sscc.slice(0, 8)}${wrong}${sscc.slice(9)}`);
    await page.keyboard.press('Enter');
    await page.getByText(`Digit 9 is ${wrong}; with ${sscc[8]} it is ${sscc}, which exists`).waitFor();
    await page.getByRole('search').getByRole('button', { name: sscc }).click();
    await page.waitForURL(`${day.url}/boxes/${sscc}`);
  });

  it('given a household, a plate, an actor and a supplier, then each is found', async () => {
    const { body: load } = await day.boxtrail.ask('GET', '/v1/loads?limit=1');
    const [{ plate }] = load.items as [{ plate: string }];
    const { body: rounds } = await day.boxtrail.ask('GET', '/v1/rounds?limit=1');
    const [{ roundId, supplierGln }] = rounds.items as [{ roundId: string; supplierGln: string }];
    const { body: round } = await day.boxtrail.ask('GET', `/v1/rounds/${roundId}`);
    const [{ householdRef }] = round.needs as [{ householdRef: string }];
    const { page } = await signedIn(visit, day.url, 'auditor');
    for (const [text, path] of [
      [householdRef, `/needs?householdRef=${householdRef}`],
      [plate, `/loads?plate=${encodeURIComponent(plate)}`],
      ['demo-packer', '/actors/demo-packer'],
      [supplierGln, `/suppliers?gln=${supplierGln}`],
    ] as const) {
      await page.keyboard.press('/');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await page.waitForURL(`${day.url}${path}`);
    }
  });

  it('given a filter and a page after it, then Back returns to both', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.getByRole('link', { name: 'Boxes', exact: true }).click();
    await page.getByLabel('Trail').selectOption('broken');
    await page.waitForURL(/\/boxes\?state=broken$/);
    await page.getByRole('cell').getByRole('link').first().click();
    await page.waitForURL(/\/boxes\/\d{18}$/);
    await page.goBack();
    await page.waitForURL(/\/boxes\?state=broken$/);
    expect(await page.getByLabel('Trail').inputValue()).toBe('broken');
  });

  it('given 中文, then the page speaks it, and keeps it', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '待人处理' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '待人处理' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it('given any role, then Today asks nothing that it may not read', async () => {
    const refused: Record<string, string[]> = {};
    for (const role of [
      'administrator',
      'station',
      'packer',
      'carrier',
      'checkpoint',
      'door team',
      'partner',
    ]) {
      const { page } = await visit.reader();
      page.on('response', (response) => {
        if (response.status() === 403) (refused[role] ??= []).push(response.url());
      });
      await signIn(page, day.url, role);
      await page.getByText(/worst first ·/).waitFor();
    }
    expect(refused).toEqual({});
  }, 120_000);

  it('given an address that leads nowhere, then the page says so and leads back', async () => {
    const { page } = await visit.reader();
    await signIn(page, day.url, 'auditor');
    await page.goto(`${day.url}/nowhere`);
    await page.getByText('There is no such page').waitFor();
    await page.getByRole('link', { name: 'Go to Today' }).click();
    await page.getByRole('heading', { name: 'Needs a person' }).waitFor();
  });
});
