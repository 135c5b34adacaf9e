import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

interface Box {
  readonly sscc: string;
  readonly holder: { readonly type: string } | null;
}

describeWithBrowser('recalls', (visit) => {
  const day = playedDay();
  const boxesOf = async (outcome: string): Promise<Box[]> => {
    const { body } = await day.boxtrail.ask('GET', `/v1/recalls/recall-1/boxes?outcome=${outcome}&limit=200`);
    return body.items as Box[];
  };

  it('given a recall, then its page says what is open and who has it, and leads to a box that names it', async () => {
    const open = await boxesOf('open');
    const { page, complaints } = await signedIn(visit, day.url, 'market supervision');
    await page.goto(`${day.url}/recalls`);
    await page.getByRole('link', { name: 'recall-1' }).click();
    await page.getByText(`${open.length} of `).waitFor();
    const holders = page.getByRole('table', { name: 'Who has the boxes' });
    await holders.getByText('residents').waitFor();
    const boxes = page.getByRole('table', { name: 'Boxes with the lot' });
    await page.getByLabel('outcome').selectOption('open');
    await boxes.getByRole('link').first().click();
    await page.getByRole('link', { name: 'recall-1' }).click();
    await page.waitForURL(`${day.url}/recalls/recall-1`);
    expect(complaints).toEqual([]);
  });

  it('given boxes that residents ate, then market supervision writes them off; an auditor may not', async () => {
    const [box] = (await boxesOf('open')).filter(({ holder }) => holder?.type === 'resident');
    const supervision = (await signedIn(visit, day.url, 'market supervision')).page;
    await supervision.goto(`${day.url}/recalls/recall-1`);
    await supervision.getByRole('button', { name: 'Write off boxes' }).click();
    const form = supervision.getByRole('dialog');
    await form.getByLabel('boxes').fill(box?.sscc ?? '');
    await form.getByLabel('reason').fill('the household ate it');
    await form.getByRole('button', { name: 'Write off boxes' }).click();
    await form.waitFor({ state: 'detached' });
    expect((await boxesOf('written-off')).map(({ sscc }) => sscc)).toEqual([box?.sscc]);

    const auditor = (await signedIn(visit, day.url, 'auditor')).page;
    await auditor.goto(`${day.url}/recalls/recall-1`);
    const button = auditor.getByRole('button', { name: 'Write off boxes' });
    await button.waitFor();
    expect(await button.isDisabled()).toBe(true);
  });

  it('given a lot in no box that is recalled in the form, then its recall can be closed', async () => {
    const { page } = await signedIn(visit, day.url, 'market supervision');
    await page.goto(`${day.url}/recalls`);
    await page.getByRole('button', { name: 'Recall a lot' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('item (GTIN)').fill('02000000010007');
    await form.getByLabel('lot', { exact: true }).fill('no-such-lot');
    await form.getByLabel('reason').fill('a test');
    await form.getByLabel('recall id').fill('recalled-in-a-browser');
    await form.getByRole('button', { name: 'Recall a lot' }).click();
    await form.waitFor({ state: 'detached' });
    await page.goto(`${day.url}/recalls/recalled-in-a-browser`);
    await page.getByText('0 boxes hold the lot').waitFor();
    await page.getByRole('button', { name: 'Close the recall' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close the recall' }).click();
    await page.getByText('The recall is closed.').waitFor();
  });
});
