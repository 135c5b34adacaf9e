import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

describeWithBrowser('stock of suppliers', (visit) => {
  const day = playedDay();

  it('given the goods of the day, then a packer reads what is left, and records more', async () => {
    const { page, complaints } = await signedIn(visit, day.url, 'packer');
    await page.goto(`${day.url}/stock`);
    const lots = page.getByRole('table', { name: 'Stock of suppliers' });
    await lots.getByText('D0316-001').first().waitFor();
    await page.getByLabel('as of (UTC+8)').fill('2026-03-16T08:30');
    await page.getByText('No lot here.').waitFor();
    await page.getByLabel('as of (UTC+8)').fill('');

    await page.getByRole('combobox', { name: 'supplier' }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Receive goods' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('item').fill('02000000010007');
    await form.getByLabel('lot').fill('BROWSER-1');
    await form.getByLabel('units').fill('7');
    await form.getByLabel('where it came from').fill('a farm');
    await form.getByRole('button', { name: 'Receive goods' }).click();
    await form.waitFor({ state: 'detached' });
    const { body } = await day.boxtrail.eventually(
      '/v1/stock?lot=BROWSER-1',
      ({ body }) => body.items.length > 0,
    );
    expect(body.items).toMatchObject([{ gtin: '02000000010007', received: 7, packed: 0, left: 7 }]);
    expect(complaints).toEqual([]);
  });

  it('given a box, then its page compares the contents with the box type', async () => {
    const { body } = await day.boxtrail.ask('GET', '/v1/trails?limit=1');
    const [{ sscc }] = body.items as [{ sscc: string }];
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/boxes/${sscc}`);
    await page.getByText('complete: as its box type').waitFor();
  });
});
