import { describeWithBrowser, type Reader } from '../support/browser';
import { playedDay, signedIn } from './console';

describeWithBrowser('the forms of the console', (visit) => {
  const day = playedDay();

  async function openRound(reader: Reader) {
    const { page } = reader;
    await page.goto(`${day.url}/rounds`);
    await page.getByRole('button', { name: 'Open a round' }).click();
    const form = page.getByRole('dialog');
    const send = form.getByRole('button', { name: 'Open a round' });
    const choose = async (label: string) => {
      await form.getByLabel(label, { exact: true }).click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    };
    return { form, send, choose };
  }
  const sentBy = ({ page }: Reader) => {
    const keys: unknown[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/v1/rounds'))
        keys.push(request.headers()['idempotency-key']);
    });
    return keys;
  };

  it('given a blank field, then nothing is sent; given a refusal, then it stands at its field', async () => {
    const reader = await signedIn(visit, day.url, 'coordinator');
    const sent = sentBy(reader);
    const { form, send, choose } = await openRound(reader);
    await send.click();
    await form.getByRole('alert').waitFor();
    expect(await form.getByText('Fill this in.').count()).toBe(3);
    expect(sent).toEqual([]);

    await choose('district');
    await choose('community');
    await form.getByRole('checkbox').first().check();
    const roundId = form.getByLabel('round id');
    await roundId.fill('not an id!');
    await send.click();
    await form.getByText(/roundId must be/).waitFor();
    expect(await roundId.getAttribute('aria-invalid')).toBe('true');
    expect(sent).toHaveLength(1);
  });

  it('given a button that is pressed twice, then one command is sent, and the form closes', async () => {
    const reader = await signedIn(visit, day.url, 'coordinator');
    const sent = sentBy(reader);
    const { form, send, choose } = await openRound(reader);
    await choose('district');
    await choose('community');
    await form.getByRole('checkbox').first().check();
    await form.getByLabel('round id').fill('opened-in-a-browser');
    await send.dblclick();
    await form.waitFor({ state: 'detached' });
    expect(sent).toEqual([expect.stringMatching(/^\S{8,}$/)]);
    const { body } = await day.boxtrail.eventually(
      '/v1/rounds/opened-in-a-browser',
      ({ status }) => status === 200,
    );
    expect(body).toMatchObject({ roundId: 'opened-in-a-browser', status: 'open' });
  });
});
