import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

describeWithBrowser('box numbers', (visit) => {
  const day = playedDay();

  it('given a bench, then it gets numbers, and the page of the range lists them', async () => {
    const { page, complaints } = await signedIn(visit, day.url, 'packer');
    await page.goto(`${day.url}/stock`);
    await page.getByRole('link', { name: 'Box numbers' }).click();
    await page.getByRole('button', { name: 'Get numbers' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('supplier').click();
    await page.locator('.ant-select-item-option').first().click();
    await form.getByLabel('range').fill('browser-1');
    await form.getByLabel('bench').fill('bench-1');
    await form.getByLabel('numbers').fill('12');
    await form.getByRole('button', { name: 'Get numbers' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'browser-1' }).click();
    await page.getByText('Boxes have 0 of its 12 numbers.').waitFor();
    const { body } = await day.boxtrail.eventually('/v1/sscc-ranges?benchRef=bench-1&limit=200', ({ body }) =>
      body.items.some(({ rangeId }: { rangeId: string }) => rangeId === 'browser-1'),
    );
    const range = body.items.find(({ rangeId }: { rangeId: string }) => rangeId === 'browser-1') as {
      first: string;
      last: string;
    };
    await page.getByText(range.first, { exact: true }).waitFor();
    await page.getByText(range.last, { exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});
