// `npm run pictures`: plays the seeded day and photographs pages of the console for docs/console.md and the README.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playDay } from './played-day.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs/console');
const program = process.env.CHROMIUM ?? '/usr/bin/chromium';

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 800 };

export async function pictures() {
  if (!existsSync(program))
    throw new Error(`no Chromium at ${program}: apt-get install -y chromium fonts-noto-cjk`);
  const { chromium } = await import('playwright-core');
  const data = await mkdtemp(join(tmpdir(), 'boxtrail-pictures-'));
  const service = await playDay(data);
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  try {
    await mkdir(folder, { recursive: true });
    const keys = JSON.parse(await readFile(join(data, 'keys.json'), 'utf8'));
    const [{ sscc }] = await items(service.url, keys.auditor, '/v1/findings?state=open&kind=missing&limit=1');
    const shots = [
      { name: 'today', path: '/', role: 'coordinator' },
      { name: 'box', path: `/boxes/${sscc}`, role: 'auditor' },
      { name: 'box-zh', path: `/boxes/${sscc}`, role: '审计员', locale: 'zh-CN' },
      { name: 'network', path: '/stations?district=2401020000007&metric=findings', role: 'coordinator' },
      { name: 'boxes-dark', path: '/boxes', role: 'auditor', colorScheme: 'dark' },
      { name: 'phone', path: '/', role: 'coordinator', viewport: phone },
    ];
    for (const { name, path, role, locale = 'en-GB', colorScheme = 'light', viewport = desktop } of shots) {
      const context = await browser.newContext({
        ...{ viewport, locale, colorScheme, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' },
      });
      const page = await context.newPage();
      await page.goto(service.url);
      await page.getByRole('button', { name: role, exact: true }).click();
      await page.getByRole('navigation').waitFor();
      await page.goto(`${service.url}${path}`, { waitUntil: 'domcontentloaded' });
      await page.locator('.card').first().waitFor();
      await page.waitForTimeout(2_000); // the last answers, and the sign that the page is live
      await page.screenshot({ path: join(folder, `${name}.png`) });
      console.log(`docs/console/${name}.png`);
      await context.close();
    }
  } finally {
    await browser.close();
    await service.stop();
    await rm(data, { recursive: true, force: true });
  }
}

async function items(url, key, path) {
  const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } });
  return (await answer.json()).items;
}
