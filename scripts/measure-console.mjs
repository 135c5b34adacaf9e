// `npm run console:measure`: how fast the console is here. Lighthouse 12 (fetched by npx) for three pages of the seeded
// day, a list of 100,000 rows that scrolls, and a trail of 400 more steps from its data to its picture.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveGallery } from './gallery.mjs';
import { playDay } from './played-day.mjs';

const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
const lighthouse = 'lighthouse@12';
const categories = ['performance', 'accessibility', 'best-practices'];
const scans = 400;
const scrollMs = 5_000;
/** Px that each frame scrolls: some four rows. */
const scrollPx = 180;

export async function measureConsole() {
  if (!existsSync(program)) throw new Error(`no Chromium at ${program}: apt-get install -y chromium`);
  const { chromium } = await import('playwright-core');
  const data = await mkdtemp(join(tmpdir(), 'boxtrail-measure-'));
  const day = await playDay(data);
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  try {
    console.log(`${cpus()[0]?.model}, ${cpus().length} cores; ${browser.version()}`);
    const keys = JSON.parse(await readFile(join(data, 'keys.json'), 'utf8'));
    const ask = asker(day.url, keys);
    const [{ sscc }] = (await ask('auditor', '/v1/findings?state=open&kind=missing&limit=1')).items;
    const cookie = await session(day.url);
    for (const path of ['/', `/boxes/${sscc}`, '/boxes']) {
      const scores = await lighthouseOf(`${day.url}${path}`, cookie, data);
      console.log(`lighthouse ${path}: ${scores.join(', ')}`);
    }
    console.log(`100,000 rows: ${await scrolled(browser)}`);
    console.log(`a trail of ${scans} more steps: ${await drawn(browser, day.url, ask)}`);
  } finally {
    await browser.close();
    await day.stop();
    await rm(data, { recursive: true, force: true });
  }
}

const asker = (url, keys) => async (role, path, init) => {
  const headers = { authorization: `Bearer ${keys[role]}`, ...init?.headers };
  const answer = await fetch(`${url}${path}`, { ...init, headers });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return init === undefined ? answer.json() : answer.text();
};

/** The cookie of a session of the demo. */
async function session(url) {
  const answer = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ demoRole: 'auditor' }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0];
}

async function lighthouseOf(url, cookie, folder) {
  const file = join(folder, 'lighthouse.json');
  const args = [
    '--yes',
    lighthouse,
    url,
    '--preset=desktop',
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
  ];
  const chrome = '--chrome-flags=--headless=new --no-sandbox';
  const headers = `--extra-headers=${JSON.stringify({ Cookie: cookie })}`;
  const only = `--only-categories=${categories.join(',')}`;
  const env = { ...process.env, CHROME_PATH: program };
  const { status, stderr } = spawnSync('npx', [...args, chrome, headers, only], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`lighthouse ended with ${status}: ${stderr}`);
  const report = JSON.parse(await readFile(file, 'utf8'));
  const scores = categories.map((name) => `${name} ${Math.round(report.categories[name].score * 100)}`);
  const wrong = Object.values(report.audits).filter(
    ({ score, scoreDisplayMode }) =>
      score !== null && score < 0.9 && /binary|numeric|metricSavings/.test(scoreDisplayMode),
  );
  return [...scores, ...wrong.map(({ id, displayValue }) => `(${id} ${displayValue ?? ''})`)];
}

/** Frames a second while the list of the gallery scrolls. */
async function scrolled(browser) {
  const gallery = await serveGallery();
  try {
    const page = await browser.newPage();
    await page.goto(`${gallery.url}?part=LongList`);
    await page.locator('.list-row').first().waitFor();
    const { frames, ms, longest } = await page.evaluate(
      `new Promise((done) => {
        const list = document.querySelector('.list');
        const from = performance.now();
        let [frames, last, longest] = [0, from, 0];
        const next = (now) => {
          frames += 1;
          longest = Math.max(longest, now - last);
          last = now;
          list.scrollTop += ${scrollPx};
          if (now - from < ${scrollMs}) requestAnimationFrame(next);
          else done({ frames, ms: now - from, longest });
        };
        requestAnimationFrame(next);
      })`,
    );
    await page.close();
    return `${((frames * 1_000) / ms).toFixed(1)} frames a second, the longest ${longest.toFixed(0)} ms`;
  } finally {
    await gallery.close();
  }
}

/** From the last byte of the trail until it is painted, opened five times. */
async function drawn(browser, url, ask) {
  const [{ sscc }] = (await ask('auditor', '/v1/held-boxes?station=2401000000003&limit=1')).items;
  const lines = Array.from({ length: scans }, (_, i) =>
    JSON.stringify({ scanId: `measured-${i}`, kind: 'seen', sscc, atGln: '2401000000003', byRef: 'dock-1' }),
  );
  const headers = { 'content-type': 'application/x-ndjson' };
  await ask('coordinator', '/v1/scans', { method: 'POST', headers, body: lines.join('\n') });
  const page = await browser.newPage();
  await page.addInitScript(`{
    const look = () => {
      if (document.querySelectorAll('.mark').length < ${scans}) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (window.painted = performance.now());
      channel.port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  }`);
  await page.goto(url);
  await page.getByRole('button', { name: 'auditor', exact: true }).click();
  await page.getByRole('navigation').waitFor();
  const times = [];
  for (let i = 0; i < 5; i += 1) {
    await page.goto(`${url}/boxes/${sscc}`);
    // `waitForFunction` would compile code in the page, which its CSP refuses.
    while (!(await page.evaluate('window.painted !== undefined'))) await page.waitForTimeout(20);
    times.push(
      await page.evaluate(`window.painted - Math.max(...performance.getEntriesByType('resource')
        .filter(({ name, responseEnd }) => name.includes('/v1/trails/') && responseEnd < window.painted)
        .map(({ responseEnd }) => responseEnd))`),
    );
  }
  await page.close();
  return `${times.map((ms) => ms.toFixed(0)).join(', ')} ms`;
}
