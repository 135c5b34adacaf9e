import { useTranslation } from 'react-i18next';
import type { Moment, Place } from './facts';

const stages = [
  'supplier',
  'municipal',
  'district',
  'community',
  'team',
  'door',
] as const satisfies readonly Place[];
const [width, top, height, bar] = [900, 32, 130, 84];

/** Boxes at each tier, and how many have left between two tiers: thicker for more. */
export function Flows({ moment: { boxes, legs, packed } }: { readonly moment: Moment }) {
  const { t } = useTranslation('film');
  const x = (i: number) => 8 + (i * (width - bar - 16)) / (stages.length - 1);
  const most = Math.max(1, packed);
  const left = [...legs].flatMap(([leg, count]) => {
    const [from, to] = leg.split(' ').map((tier) => stages.findIndex((stage) => stage === tier));
    return from === undefined || to === undefined || from < 0 || to < 0 || from === to
      ? []
      : [{ leg, count, from, to }];
  });
  const middle = top + height / 2;
  return (
    <section className="card">
      <header>
        <h2>{t('flows')}</h2>
        <span className="muted">
          {t('elsewhere', { road: boxes.road.toLocaleString('en'), gone: boxes.gone.toLocaleString('en') })}
        </span>
      </header>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('flows')}>
        <svg
          className="film-flows"
          viewBox={`0 0 ${width} ${top + height + 64}`}
          role="img"
          aria-label={t('flows')}
        >
          {left.map(({ leg, count, from, to }) => {
            const [begin, end] = [x(from) + bar, x(to)];
            const isNext = to === from + 1;
            const bow = isNext ? middle : top + height + 56;
            return (
              <g key={leg}>
                <path
                  d={`M ${begin} ${middle} Q ${(begin + end) / 2} ${bow} ${end} ${middle}`}
                  strokeWidth={2 + (count / most) * 26}
                />
                <text x={(begin + end) / 2} y={isNext ? middle - 18 : top + height + 40} textAnchor="middle">
                  {count.toLocaleString('en')}
                </text>
              </g>
            );
          })}
          {stages.map((stage, i) => {
            const full = (boxes[stage] / most) * height;
            return (
              <g key={stage}>
                <rect className="frame-of" x={x(i)} y={top} width={bar} height={height} rx={6} />
                <rect
                  className="level"
                  x={x(i)}
                  y={top + height - full}
                  width={bar}
                  height={full}
                  rx={Math.min(6, full / 2)}
                  style={{ fill: `var(--lane-${stage === 'door' ? 'resident' : stage})` }}
                />
                <text className="count" x={x(i) + bar / 2} y={top - 10} textAnchor="middle">
                  {boxes[stage].toLocaleString('en')}
                </text>
                <text x={x(i) + bar / 2} y={top + height + 18} textAnchor="middle">
                  {t(`stage.${stage}`)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
    </section>
  );
}
