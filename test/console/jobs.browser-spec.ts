import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

interface Job {
  readonly jobId: string;
  readonly supplierGln: string;
}

describeWithBrowser('packing jobs', (visit) => {
  const day = playedDay();
  /** A job without boxes, for the community of another one. */
  async function newJob(roundId: string): Promise<Job> {
    const { boxtrail } = day;
    const [known] = (await boxtrail.ask('GET', '/v1/rounds?limit=1')).body.items as [
      { communityGln: string },
    ];
    const { gtin } = (await boxtrail.ask('GET', '/v1/box-types?limit=1')).body.items[0] as { gtin: string };
    const { communityGln } = known;
    const cutoffAt = new Date(Date.now() + 3_600_000).toISOString();
    const must = async (path: string, json: object) => {
      const { status, text } = await boxtrail.ask('POST', path, { json });
      expect([path, status < 300, text]).toEqual([path, true, text]);
    };
    await must('/v1/rounds', { roundId, communityGln, cutoffAt, gtins: [gtin] });
    await must(`/v1/rounds/${roundId}/needs`, {
      ...{ needId: `${roundId}-1`, householdRef: 'hh-1', building: '1', unit: '1', order: 'own' },
      ...{ payment: 'prepaid', lines: [{ gtin, quantity: 1 }] },
    });
    await must(`/v1/rounds/${roundId}/close`, {});
    const { body } = await boxtrail.eventually(`/v1/packing-jobs/${roundId}`, ({ status }) => status === 200);
    return body as Job;
  }

  it('given a job that is declined, then its page says who has it now and why, and who did not take it', async () => {
    const { jobId } = await newJob('declined-in-a-browser');
    const { page, complaints } = await signedIn(visit, day.url, 'packer');
    await page.goto(`${day.url}/jobs/${jobId}`);
    await page.getByRole('button', { name: 'Decline', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('reason').fill('no cabbage came');
    await form.getByRole('button', { name: 'Decline', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    const declined = page.getByRole('table', { name: 'Suppliers that declined it' });
    await declined.getByText('no cabbage came').waitFor();
    await page.getByText(/It went to another supplier, because .* declined it/).waitFor();
    await page
      .getByRole('table', { name: 'Why this supplier' })
      .getByText('declined it', { exact: true })
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('given a coordinator, then it gives a job to another supplier, schedules it, and finds it in the list', async () => {
    const { jobId } = await newJob('moved-in-a-browser');
    const { page, complaints } = await signedIn(visit, day.url, 'coordinator');
    await page.goto(`${day.url}/jobs/${jobId}`);
    await page.getByRole('button', { name: 'Give to another supplier' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('supplier').click();
    await page.locator('.ant-select-item-option').first().click();
    await form.getByLabel('reason').fill('nearer by road');
    await form.getByRole('button', { name: 'Give to another supplier' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText(/An officer gave it to another supplier/).waitFor();
    await page.getByRole('button', { name: 'Schedule' }).click();
    await form.getByLabel('wave').fill('3');
    await form.getByRole('button', { name: 'Schedule' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('wave 3, normal').waitFor();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await form.getByRole('button', { name: 'Accept', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('Its supplier has accepted it.').waitFor();
    await page.goto(`${day.url}/jobs?offer=accepted&status=open`);
    await page.getByRole('link', { name: jobId, exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});
