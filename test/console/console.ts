import type { Page } from 'playwright-core';
import type { BrowserContextOptions } from 'playwright-core';
import type { Reader, Visit } from '../support/browser';
import { dayArguments, playedBefore } from './prepared-day';
import { RunningBoxtrail } from '../kinds/running-boxtrail';

/** The seeded day, in a process of its own for a file. */
export function playedDay(): { readonly boxtrail: RunningBoxtrail; readonly url: string } {
  let running: RunningBoxtrail;
  beforeAll(async () => {
    running = await RunningBoxtrail.start(dayArguments, {}, playedBefore());
  }, 180_000);
  afterAll(() => running.stop());
  return {
    get boxtrail() {
      return running;
    },
    get url() {
      return running.url;
    },
  };
}

/** Signs in by the button of a demo role, as a visitor does. */
export async function signIn(page: Page, url: string, role: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: role, exact: true }).click();
  await page.getByRole('navigation').waitFor();
}

export async function signedIn(
  visit: Visit,
  url: string,
  role: string,
  options?: BrowserContextOptions,
): Promise<Reader> {
  const reader = await visit.reader(options);
  await signIn(reader.page, url, role);
  return reader;
}
