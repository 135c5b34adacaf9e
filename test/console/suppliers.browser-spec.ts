import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

describeWithBrowser('suppliers', (visit) => {
  const day = playedDay();

  it('given a supplier, when it is suspended, then its open round goes to the next one, and says why', async () => {
    const [known] = (await day.boxtrail.ask('GET', '/v1/rounds?limit=1')).body.items as [
      { communityGln: string; supplierGln: string; offers: { gtin: string }[] },
    ];
    const { communityGln, supplierGln: gln, offers } = known;
    const round = { roundId: 'R-browser', communityGln, gtins: offers.map(({ gtin }) => gtin) };
    const cutoffAt = new Date(Date.now() + 3_600_000).toISOString();
    const opened = await day.boxtrail.ask('POST', '/v1/rounds', {
      json: { ...round, cutoffAt },
      headers: { 'idempotency-key': 'R-browser' },
    });
    expect([opened.status, opened.body.supplierGln]).toEqual([201, gln]);

    const { page, complaints } = await signedIn(visit, day.url, 'coordinator');
    await page.goto(`${day.url}/suppliers?gln=${gln}`);
    await page.getByRole('button', { name: 'Change the status' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('status').click();
    await page.getByTitle('suspended', { exact: true }).click();
    await form.getByLabel('reason').fill('no staff');
    await form.getByRole('button', { name: 'Change the status' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText(`GLN ${gln}, is suspended`).waitFor();
    await page.getByText('no staff').waitFor();

    await page.getByRole('link', { name: 'rounds that went to another supplier' }).click();
    await page.getByRole('link', { name: 'R-browser' }).click();
    await page.getByText(/because .+ is suspended\. no staff/).waitFor();
    expect(complaints).toEqual([]);
  });
});
