import type { Page } from 'playwright-core';
import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

const dayMs = 86_400_000;

describeWithBrowser('a second tab, a reload and a wrong clock', (visit) => {
  const day = playedDay();

  async function issue(passId: string): Promise<void> {
    const zones = ['2401000000003'];
    const validity = { validFrom: '2026-03-16T00:00:00Z', validUntil: '2099-01-01T00:00:00Z' };
    const pass = { passId, plate: '吉A00001', carrierRef: 'carrier-1', zones, authorityRef: 'office' };
    const { status, body } = await day.boxtrail.ask('POST', '/v1/passes', {
      json: { ...pass, ...validity },
    });
    expect(status).toBe(201);
    await day.boxtrail.ask('GET', `/v1/passes?limit=1&atLeast=${String(body.position)}`);
  }
  /** The revision of a pass, once the view has it. */
  const revisionBecomes = async (passId: string, revision: number) => {
    const path = `/v1/passes/${passId}`;
    const { body } = await day.boxtrail.eventually(
      path,
      (answer) => Number(answer.body.revision) >= revision,
    );
    expect(body.revision).toBe(revision);
  };

  async function opened(page: Page, passId: string, action: string) {
    await page.goto(`${day.url}/passes/${passId}`);
    await page.getByRole('button', { name: action, exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').fill('the vehicle is not safe');
    return { form, send: () => form.getByRole('button', { name: action, exact: true }).click() };
  }

  it("given a clock a day ahead, then the page says so, and forms suggest the service's time", async () => {
    const { page } = await visit.reader();
    await page.clock.setSystemTime(Date.now() + dayMs);
    await page.goto(day.url);
    await page.getByRole('button', { name: 'coordinator', exact: true }).click();
    await page.getByText(/clock is (1 d|24 h|23 h) ahead/).waitFor();
    await page.goto(`${day.url}/passes`);
    await page.getByText(/clock is (1 d|24 h|23 h) ahead/).waitFor();
    await page.getByRole('button', { name: 'Issue a pass' }).click();
    const typed = await page.getByRole('dialog').getByLabel('valid from').inputValue();
    // The reader of the tests is in the zone of the stations.
    const suggested = Date.parse(`${typed.replace(' ', 'T')}+08:00`);
    expect(Math.abs(suggested - Date.now())).toBeLessThan(dayMs / 24);
  });

  it('given two tabs, when one signs out, then the other asks to sign in', async () => {
    const { page, context } = await signedIn(visit, day.url, 'auditor');
    const other = await context.newPage();
    await other.goto(`${day.url}/boxes`);
    await other.getByRole('cell').first().waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await other.getByRole('heading', { name: 'Sign in to Boxtrail' }).waitFor();
  });

  it('given two tabs, when one changes a pass, then the other and its open form show it', async () => {
    await issue('two-tabs');
    const { page, context } = await signedIn(visit, day.url, 'coordinator');
    const other = await context.newPage();
    const stale = await opened(other, 'two-tabs', 'Revoke');
    const first = await opened(page, 'two-tabs', 'Suspend');
    await first.send();
    await first.form.waitFor({ state: 'detached' });
    await other.getByText('suspended').first().waitFor();
    await stale.send();
    await stale.form.getByText(/Somebody changed it in the meantime/).waitFor();
    await stale.form.getByText('issued → suspended').waitFor();
    await revisionBecomes('two-tabs', 2);
    await stale.send();
    await stale.form.waitFor({ state: 'detached' });
    await revisionBecomes('two-tabs', 3);
  });

  it.each([
    ['after the service has it', true],
    ['before the service has it', false],
  ])('given a reload %s, then the command has one effect, and the page says so', async (_, isThere) => {
    const passId = `reloaded-${isThere}`;
    await issue(passId);
    const { page } = await signedIn(visit, day.url, 'coordinator');
    const { send } = await opened(page, passId, 'Suspend');
    let sent = 0;
    const held = new Promise<void>((holds) => {
      void page.route('**/suspend', async (route) => {
        sent += 1;
        if (sent > 1) return route.continue();
        if (isThere) await route.fetch();
        holds(); // and no answer
      });
    });
    await send();
    await held;
    await page.reload();
    await page.getByText(/The command was carried out, once\./).waitFor();
    await revisionBecomes(passId, 2);
    await page.reload();
    await page.getByRole('heading', { name: passId }).waitFor();
    expect(await page.getByText(/The command was carried out/).count()).toBe(0);
    await revisionBecomes(passId, 2);
  });
});
