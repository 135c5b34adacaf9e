import { Pool } from 'pg';
import { handlePoolErrors } from '@boxtrail/database';
import { suppliersView } from '@boxtrail/network';
import { schemaOf } from '@boxtrail/projections';
import { databaseUrl } from '../support/boxtrail';
import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

describeWithBrowser('operations on a real service', (visit) => {
  const day = playedDay();

  it('given a view with changed rows, then its rebuild differs, and an auditor accepts that', async () => {
    const pool = handlePoolErrors(new Pool({ connectionString: databaseUrl(day.boxtrail.dir), max: 1 }));
    await pool.query(`UPDATE ${schemaOf(suppliersView('orders'))}.suppliers SET name = 'changed by hand'`);
    await pool.end();
    const rebuilt = await day.boxtrail.ask('POST', '/v1/views/orders.suppliers/rebuild', { json: {} });
    expect(rebuilt.body).toMatchObject({ equal: false, switched: false });

    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.goto(`${day.url}/operations/differences`);
    await page
      .getByRole('row')
      .filter({ hasText: 'orders.suppliers' })
      .getByRole('link', { name: String(rebuilt.body.difference) })
      .click();
    await page.getByText('changed by hand').first().waitFor();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').fill('a test changed the rows');
    await form.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText(/Accepted by/).waitFor();
    const { body } = await day.boxtrail.ask('GET', `/v1/differences/${String(rebuilt.body.difference)}`);
    expect(body.accepted).toMatchObject({ reason: 'a test changed the rows' });
  });

  it('given a key, when an administrator rotates it, then its successor is shown once, and works', async () => {
    const { page } = await signedIn(visit, day.url, 'administrator');
    await page.goto(`${day.url}/operations/keys?role=packer`);
    await page
      .getByRole('button', { name: /Rotate/ })
      .first()
      .click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Rotate', exact: true }).click();
    await form.getByText('Copy the key now. It is not shown again.').waitFor();
    const key = (await form.locator('code').first().innerText()).trim();
    const headers = { authorization: `Bearer ${key}` };
    const { body } = await day.boxtrail.ask('GET', '/v1/whoami', { as: null, headers });
    expect(body.role).toBe('packer');
    await form.getByRole('button', { name: 'I have kept it' }).click();
    await form.waitFor({ state: 'detached' });
    expect(await page.getByText(key).count()).toBe(0);
  });
});
