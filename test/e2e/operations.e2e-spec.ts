import { contextNames } from '../../apps/contexts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { RealProcess, root, temporaryData } from '../support/boxtrail';

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}
interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const alerts = (parse(read('ops/prometheus/alerts.yml')) as Rules).groups.flatMap(({ rules }) =>
  rules.map(({ alert, expr }) => [alert, expr] as const),
);
const panels = (JSON.parse(read('ops/grafana/boxtrail.json')) as Dashboard).panels.flatMap(
  ({ title, targets }) => targets.map(({ expr }) => [title, expr] as const),
);

/** Metrics in an expression; `up` comes from Prometheus. */
const asked = (expression: string): string[] =>
  [...expression.matchAll(/\b(?:boxtrail|nodejs|process)_\w+/g)].map(([name]) => name);

/** Names of the series of a metrics page, including the suffixes of histograms. */
const namesIn = (page: string): string[] =>
  [...page.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  );

describe('the dashboard and the alerts', () => {
  const data = temporaryData();
  const started: RealProcess[] = [];
  const known = new Set<string>();

  beforeAll(async () => {
    const boxtrail = RealProcess.start(['--boxes', '10', '--data', data.dir]);
    const [, service] = await boxtrail.says(/ready at (http:\/\/[\d.:]+) /);
    const services = contextNames.map((name) => name.toUpperCase());
    const gateway = new RealProcess(['dist/apps/gateway/main.js'], {
      PORT: '0',
      ...Object.fromEntries(services.map((name) => [`${name}_URL`, service])),
    });
    started.push(boxtrail, gateway);
    const [, front] = await gateway.says(/"url":"(http:[^"]+)"/);
    for (const url of [service, front]) {
      const page = await (await fetch(`${url}/metrics`)).text();
      for (const name of namesIn(page)) known.add(name);
    }
  });
  afterAll(async () => {
    for (const each of started) each.kill('SIGTERM');
    await Promise.all(started.map((each) => each.ended));
    await data.remove();
  });

  it.each([...alerts, ...panels])('%s: uses existing metrics: %s', (_name, expression) => {
    expect(asked(expression).filter((name) => !known.has(name))).toEqual([]);
    expect(expression).toMatch(/(?:boxtrail|nodejs|process)_\w+|\bup\{/);
  });

  it('given an unknown metric, then the check finds it', () => {
    expect(asked('rate(boxtrail_nothing_total[1m])').filter((name) => !known.has(name))).toEqual([
      'boxtrail_nothing_total',
    ]);
  });
});
