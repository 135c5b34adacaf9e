import type { Page, Route } from 'playwright-core';
import { describeWithBrowser } from '../support/browser';
import { playedDay, signedIn } from './console';

const problem = (status: number, code: string, detail: string, headers: Record<string, string> = {}) => ({
  status,
  headers,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: `/problems/${code}`, title: code, status, code, detail, traceId: 'abc123' }),
});

describeWithBrowser('what the service answers badly', (visit) => {
  const day = playedDay();
  const lists = '**/v1/trails?*';

  /** A page whose list of boxes is answered like this, until `again()`. */
  async function boxesAnswered(answer: (route: Route) => Promise<void>): Promise<Page> {
    const { page } = await signedIn(visit, day.url, 'auditor');
    await page.route(lists, answer);
    await page.goto(`${day.url}/boxes`);
    return page;
  }

  it.each([
    [403, 'ROLE_NOT_ALLOWED', 'this role may not', false],
    [412, 'REVISION_OUTDATED', 'it has changed', false],
    [429, 'TOO_MANY_REQUESTS', 'wait 2 s', true],
    [503, 'VIEW_BEHIND', 'the view is behind', true],
  ] as const)(
    'given %i, then its sentence, code and trace id, and a retry only where it helps',
    async (status, code, detail, mayHelp) => {
      const page = await boxesAnswered((route) => route.fulfill(problem(status, code, detail)));
      await page.getByText(detail).waitFor();
      await page.getByText(code).waitFor();
      await page.getByText('abc123').waitFor();
      const again = page.getByRole('button', { name: 'Try again' });
      expect(await again.count()).toBe(mayHelp ? 1 : 0);
      if (!mayHelp) return;
      await page.unroute(lists);
      await again.click();
      await page.getByRole('cell').first().waitFor();
    },
  );

  it.each([
    ['no answer at all', (route: Route) => route.abort('connectionrefused')],
    [
      'an answer that is cut off',
      (route: Route) => route.fulfill({ contentType: 'application/json', body: '{"items":[{"ssc' }),
    ],
  ])('given %s, then the page says that the service does not answer', async (_, answer) => {
    const page = await boxesAnswered(answer);
    await page.getByText(/The service does not answer/).waitFor();
    await page.unroute(lists);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('cell').first().waitFor();
  });

  it('given a session that ends in the middle of work, then the page asks to sign in', async () => {
    const { page, context } = await signedIn(visit, day.url, 'auditor');
    await context.clearCookies();
    await page.getByRole('link', { name: 'Findings', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in to Boxtrail' }).waitFor();
  });

  it('given a page without rights, then it says who may read it', async () => {
    const { page } = await signedIn(visit, day.url, 'packer');
    await page.goto(`${day.url}/operations`);
    await page
      .getByRole('alert')
      .getByText(/roles may/)
      .first()
      .waitFor();
  });

  it('given hostile words, then they are shown and do nothing', async () => {
    const hostile = `<img src=x onerror="document.title='owned'"> \u202e=HYPERLINK("http://x")`;
    const item = {
      sscc: '020123450700000011',
      status: 'delivered',
      holderType: 'resident',
      holderId: hostile,
    };
    const { page, complaints } = await signedIn(visit, day.url, 'auditor');
    await page.route(lists, (route) =>
      route.fulfill({
        json: { items: [{ ...item, broken: false, explained: false, steps: 1 }], next: null },
      }),
    );
    await page.goto(`${day.url}/boxes`);
    await page.getByText('HYPERLINK').waitFor();
    expect(await page.title()).toBe('Boxtrail');
    expect(await page.locator('main img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
