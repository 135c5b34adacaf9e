import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

describeWithBrowser('holds and complaints', (visit) => {
  const day = playedDay();
  const firstBox = async (): Promise<string> => {
    const { body } = await day.boxtrail.ask('GET', '/v1/recalls/recall-1/boxes?limit=1');
    return body.items[0].sscc as string;
  };

  it('given a complaint, when its box is held, inspected and condemned, then the box and the hold say so', async () => {
    const sscc = await firstBox();
    const { page, complaints } = await signedIn(visit, day.url, 'market supervision');
    await page.goto(`${day.url}/complaints?sscc=${sscc}`);
    await page.getByRole('button', { name: 'File a complaint' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('kind').click();
    await page.getByTitle('mouldy', { exact: true }).click();
    await form.getByLabel('what is wrong').fill('black inside');
    await form.getByRole('button', { name: 'File a complaint' }).click();
    await form.waitFor({ state: 'detached' });
    const { body } = await day.boxtrail.eventually(
      `/v1/complaints?sscc=${sscc}&kind=mouldy`,
      ({ body }) => body.items.length > 0,
    );
    const complaintId = body.items[0].complaintId as string;
    await page.goto(`${day.url}/complaints/${complaintId}`);
    await page.getByRole('button', { name: 'Hold', exact: true }).click();
    await form.getByLabel('reason').fill('mould');
    await form.getByRole('button', { name: 'Hold', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'What followed' }).waitFor();
    await page.locator('main a[href^="/holds/"]').click();
    await page.getByText('1 box may not be loaded').waitFor();
    await page.getByRole('button', { name: 'Condemn' }).click();
    await form.getByLabel('reason').fill('mould in all samples');
    await form.getByRole('button', { name: 'Condemn' }).click();
    await page.getByText('1 of 1 condemned boxes is still open').waitFor();
    await page.goto(`${day.url}/boxes/${sscc}`);
    await page.getByText('it may not be loaded, sent out or sealed.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('given an auditor, then it reads the holds and may place none', async () => {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/holds`);
    await page.getByRole('link', { name: 'hold-1', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Place a hold' }).isDisabled()).toBe(true);
  });
});
