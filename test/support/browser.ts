import { existsSync } from 'node:fs';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** `describe` for tests in a real browser. Without it, CI fails; elsewhere the tests are skipped under a title that says so. */
export function describeWithBrowser(name: string, tests: (visit: Visit) => void): void {
  if (existsSync(program)) {
    describe(name, () => tests(visits()));
  } else if (process.env['CI']) {
    it(`${name}: needs Chromium`, () => {
      throw new Error(`no Chromium at ${program}: apt-get install -y chromium fonts-noto-cjk`);
    });
  } else
    describe.skip(`${name}: NOT RUN without Chromium (apt-get install -y chromium)`, () => tests(visits()));
}

export interface Visit {
  /** A reader of their own: cookies and storage are empty. Errors of the pages fail the test that asks for them. */
  reader(options?: BrowserContextOptions): Promise<Reader>;
}

export interface Reader {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the pages complained about: uncaught errors, and violations of the content security policy. */
  readonly complaints: string[];
}

function visits(): Visit {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  }, 60_000);
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => browser.close());
  return {
    reader: async (options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        timezoneId: 'Asia/Shanghai',
        locale: 'en-GB',
        reducedMotion: 'reduce',
        ...options,
      });
      contexts.push(context);
      const complaints: string[] = [];
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) complaints.push(message.text());
      });
      return { context, page, complaints };
    },
  };
}
