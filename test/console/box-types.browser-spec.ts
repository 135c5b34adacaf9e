import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

describeWithBrowser('box types', (visit) => {
  const day = playedDay();

  it('given a box type, when its price and contents change, then both versions are listed', async () => {
    const [type] = (await day.boxtrail.ask('GET', '/v1/box-types?limit=1')).body.items as [
      { gtin: string; name: string; contents: { name: string; quantity: number; unit: string }[] },
    ];
    const [first] = type.contents;
    const { page, complaints } = await signedIn(visit, day.url, 'coordinator');
    await page.goto(`${day.url}/box-types/${type.gtin}`);
    await page.getByText('every supplier packs it').waitFor();
    await page.getByRole('button', { name: 'Change price and contents' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('price').fill('31.50');
    await form.getByLabel('quantity').first().fill('7');
    await form.getByRole('button', { name: 'Change price and contents' }).click();
    await form.waitFor({ state: 'detached' });
    const terms = page.getByRole('table', { name: 'Prices and contents so far' });
    await terms.getByText(`${first?.name} 7 ${first?.unit}`).waitFor();
    await terms.getByText(`${first?.name} ${first?.quantity} ${first?.unit}`).first().waitFor();
    const { body } = await day.boxtrail.ask('GET', `/v1/box-types/${type.gtin}/terms`);
    const last = body.items.at(-1) as { priceFen: number; contentsVersion: number };
    expect([last.priceFen, last.contentsVersion]).toEqual([3_150, 2]);
    expect(complaints).toEqual([]);
  });
});
