import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

describeWithBrowser('money', (visit) => {
  const day = playedDay();
  /** The community with the most reserved, of those whose needs are delivered. */
  const supplierOf = async () => {
    const { body } = await day.boxtrail.ask('GET', '/v1/ledger/accounts?kind=supplier&open=true&limit=1');
    return (body.items as [{ ref: string; communityGln: string; balanceFen: number }])[0];
  };

  it('given the ledger, then it says that it balances, and leads to accounts, needs and boxes', async () => {
    const { page, complaints } = await signedIn(visit, day.url, 'coordinator');
    await page.goto(`${day.url}/money`);
    await page.getByText('Every fen is accounted for').waitFor();
    const { ref } = await supplierOf();
    await page.goto(`${day.url}/money/accounts/supplier/${ref}`);
    await page.getByText('Credits exceed debits by').waitFor();
    const entries = page.getByRole('table', { name: 'entries' });
    await entries.getByText('box delivered').first().waitFor();
    await entries
      .getByRole('link', { name: /^need-/ })
      .first()
      .click();
    await page.getByText('Boxes whose money is decided').waitFor();
    await page.getByRole('table', { name: 'Boxes whose money is decided' }).getByRole('link').first().click();
    await page.waitForURL(/\/boxes\/\d{18}/);
    expect(complaints).toEqual([]);
  });

  it('given a need, then a grid worker collects; the difference is an open item until explained', async () => {
    const { body } = await day.boxtrail.ask('GET', '/v1/ledger/needs?limit=1');
    const [{ roundId, needId }] = body.items as [{ roundId: string; needId: string }];
    const worker = (await signedIn(visit, day.url, 'grid worker')).page;
    await worker.goto(`${day.url}/money/needs/${roundId}/${needId}`);
    await worker.getByRole('button', { name: 'Collect' }).click();
    const form = worker.getByRole('dialog');
    await form.getByLabel('grid worker').fill('grid-of-the-browser');
    await form.getByLabel('amount').fill('0.07');
    await form.getByRole('button', { name: 'Collect' }).click();
    await form.waitFor({ state: 'detached' });

    const { page } = await signedIn(visit, day.url, 'coordinator');
    await page.goto(`${day.url}/money/open-items?state=open`);
    const row = page.getByRole('row').filter({ hasText: 'grid-of-the-browser' });
    await row.getByRole('button', { name: 'Explain' }).click();
    await page.getByRole('dialog').getByLabel('reason').fill('the rest is paid tomorrow');
    await page.getByRole('dialog').getByRole('button', { name: 'Explain' }).click();
    await row.waitFor({ state: 'detached' });
  });

  it('given a community, then its settlement leads to statements in its language', async () => {
    const { page } = await signedIn(visit, day.url, '管理员', { locale: 'zh-CN' });
    const { communityGln } = await supplierOf();
    await page.goto(`${day.url}/money/settlements`);
    await page.getByRole('button', { name: '社区结算' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('社区（GLN）').fill(communityGln);
    await form.getByLabel('收付款的网格员').fill('grid-of-the-settlement');
    await form.getByRole('button', { name: '社区结算' }).click();
    await page.waitForURL(/\/money\/settlements\/settlement-/);
    const files = page.getByRole('group', { name: `${communityGln} 的对账单` });
    const download = page.waitForEvent('download');
    await files.getByRole('link', { name: 'PDF' }).click();
    expect((await download).suggestedFilename()).toMatch(/^statement-community-.*-zh\.pdf$/);
  });

  it('given a box, a job and a station, then labels are printed, and a person is named', async () => {
    const { page } = await signedIn(visit, day.url, 'coordinator');
    const trails = await day.boxtrail.ask('GET', '/v1/trails?limit=1');
    const [{ sscc }] = trails.body.items as [{ sscc: string }];
    await page.goto(`${day.url}/boxes/${sscc}`);
    const download = page.waitForEvent('download');
    await page.getByRole('group', { name: 'Labels' }).getByRole('link', { name: 'PDF' }).click();
    expect((await download).suggestedFilename()).toBe(`labels-${sscc}.pdf`);
    const { body } = await day.boxtrail.ask('GET', '/v1/packing-jobs?limit=1');
    const [{ jobId, communityGln }] = body.items as [{ jobId: string; communityGln: string }];
    await page.goto(`${day.url}/jobs/${jobId}`);
    await page.getByRole('group', { name: 'Labels' }).getByRole('link', { name: 'ZPL' }).waitFor();
    await page.goto(`${day.url}/stations/${communityGln}`);
    await page.getByRole('button', { name: 'Name a person' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('name').fill('王芳');
    await form.getByLabel('position').fill('社区书记');
    await form.getByLabel('telephone').fill('+86 431 8888 0001');
    await form.getByRole('button', { name: 'Name a person' }).click();
    await page.getByRole('link', { name: '+86 431 8888 0001' }).waitFor();
  });
});
