import type { Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import './flow.css';

const tiers = ['supplier', 'municipal', 'district', 'community'] as const;

interface Stage {
  readonly name: string;
  /** Boxes that reached it. */
  readonly reached: number;
  /** Written off, missing or without proof here. */
  readonly lost: number;
}

/** How many boxes reached each tier and the door, by the accounts of the tiers. */
function stagesOf({
  tiers: accounts,
  byStatus,
}: Pick<Schemas['Summary'], 'tiers' | 'byStatus'>): readonly Stage[] {
  const stages = tiers.map((tier): Stage => {
    const account = accounts.find((one) => one.tier === tier);
    return {
      name: tier,
      reached: account?.in ?? 0,
      lost: (account?.writtenOff ?? 0) + (account?.missing ?? 0) + (account?.unproved ?? 0),
    };
  });
  return [...stages, { name: 'door', reached: byStatus['delivered'] ?? 0, lost: 0 }];
}

const [width, height, top, bar] = [900, 150, 24, 12];

/** The day from the bench to the door, with what is lost or on the way between. */
export function Flow({ summary }: { readonly summary: Schemas['Summary'] }) {
  const { t } = useTranslation('today');
  const stages = stagesOf(summary);
  const most = Math.max(1, ...stages.map(({ reached }) => reached));
  const x = (i: number) => 40 + (i * (width - 100)) / (stages.length - 1);
  const y = (count: number) => (count / most) * height;
  return (
    <section className="card">
      <header>
        <h2>{t('flow.title')}</h2>
      </header>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('flow.title')}>
        <svg
          className="flow"
          viewBox={`0 0 ${width} ${height + top + 44}`}
          role="img"
          aria-label={t('flow.title')}
        >
          {stages.map(({ name, reached, lost }, i) => {
            const next = stages[i + 1];
            const between = next === undefined ? 0 : reached - next.reached - lost;
            return (
              <g key={name}>
                {next !== undefined && (
                  <polygon
                    className="stream"
                    points={[
                      `${x(i) + bar},${top}`,
                      `${x(i + 1)},${top}`,
                      `${x(i + 1)},${top + y(next.reached)}`,
                      `${x(i) + bar},${top + y(next.reached)}`,
                    ].join(' ')}
                  />
                )}
                <rect className="stage" x={x(i)} y={top} width={bar} height={Math.max(1, y(reached))} />
                <text x={x(i) + bar / 2} y={16} textAnchor="middle" className="count">
                  {reached.toLocaleString('en')}
                </text>
                <text x={x(i) + bar / 2} y={height + top + 18} textAnchor="middle">
                  {t(`stage.${name}`)}
                </text>
                {next !== undefined && (
                  <text
                    x={(x(i) + x(i + 1)) / 2}
                    y={height + top + 36}
                    textAnchor="middle"
                    className={lost > 0 ? 'lost' : 'way'}
                  >
                    {[
                      lost > 0 && t('flow.lost', { count: lost }),
                      between > 0 && t('flow.way', { count: between }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
    </section>
  );
}
