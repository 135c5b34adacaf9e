import { useMemo, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { localTime, spanOf } from '../../ui/times';
import { breaksTrail, detail, stepName } from './steps';
import { scaleOf, waterfallOf, type Break, type Lane, type Step, type Trail } from './waterfall';
import './waterfall.css';

interface ChartProps {
  readonly trail: Trail;
  readonly steps: readonly Step[];
  readonly names: ReadonlyMap<string, string>;
  /** Name of the selected step. */
  readonly selected: string | undefined;
  readonly select: (name: string | undefined) => void;
}

/** Signs of steps; the others have a dot. */
const signs: Partial<Record<Step['kind'], string>> = {
  packed: '▣',
  sealed: '◉',
  loaded: '⇡',
  dispatched: '→',
  checkpoint: '✓',
  arrived: '⚑',
  received: '⇣',
  'out-for-delivery': '⇢',
  'handed-over': '★',
  missing: '!',
  lost: '✗',
  destroyed: '✗',
  damaged: '!',
};

/** Signs of one moment stand side by side, in px. */
const signWidth = 22;

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

/** One lane per custodian, bars of custody, a sign for each step, the break, and what the plan still expects. */
export function WaterfallChart({ trail, steps, names, selected, select }: ChartProps) {
  const { t, i18n } = useTranslation(['box', 'trail']);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const chart = useMemo(() => waterfallOf(trail, steps), [trail, steps]);
  const scale = useMemo(
    () =>
      scaleOf(
        chart.marks.map(({ at }) => at),
        unfolded,
      ),
    [chart, unfolded],
  );
  if (steps.length === 0) return <p className="muted">{t('waterfall.empty')}</p>;

  const move = (event: KeyboardEvent) => {
    const index = chart.marks.findIndex(({ step }) => stepName(step) === selected);
    const to = (found: number) => {
      event.preventDefault();
      const mark = chart.marks[found];
      if (mark === undefined) return;
      select(stepName(mark.step));
      document.getElementById(`mark-${stepName(mark.step)}`)?.focus();
    };
    if (event.key === 'ArrowRight') to(Math.min(index + 1, chart.marks.length - 1));
    if (event.key === 'ArrowLeft') to(Math.max(index - 1, 0));
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const lane = (chart.marks[index]?.lane ?? -1) + (event.key === 'ArrowDown' ? 1 : -1);
    to(chart.marks.findIndex((mark) => mark.lane === lane));
  };
  const hour = (at: number) => localTime(new Date(at).toISOString(), i18n.language, true);
  const span = (ms: number) => {
    const { unit, count } = spanOf(ms);
    return t(`frame:span.${unit}`, { count });
  };
  const ticks = chart.bars.map(({ from }) => from);
  return (
    // The keys act on the signs inside, which are buttons.
    <div className="waterfall" role="group" aria-label={t('waterfall.keys')} onKeyDown={move}>
      <div className="names">
        {chart.lanes.map((lane) => (
          <LaneName key={lane.key} lane={lane} steps={steps} names={names} />
        ))}
      </div>
      <div className="times" style={{ '--lanes': chart.lanes.length } as CSSProperties}>
        {ticks.map((at) => (
          <span key={at} className="tick" style={{ left: percent(scale.at(at)) }}>
            {hour(at)}
          </span>
        ))}
        {scale.folds.map(({ from, to }) => (
          <button
            key={from}
            type="button"
            className="fold"
            title={t('waterfall.unfold')}
            style={{ left: percent(scale.at(from)), width: percent(scale.at(to) - scale.at(from)) }}
            onClick={() => setUnfolded(new Set([...unfolded, from]))}
          >
            <span>{t('waterfall.idle', { span: span(to - from) })}</span>
          </button>
        ))}
        {chart.bars.map(({ lane, from, to, isLast }) => (
          <span
            key={`${lane} ${from}`}
            className={`custody ${laneColour(chart.lanes[lane], steps)}${isLast ? ' last' : ''}`}
            style={{
              top: top(lane),
              left: percent(scale.at(from)),
              width: percent(scale.at(to) - scale.at(from)),
            }}
          />
        ))}
        {chart.lanes.map(
          (lane, i) =>
            lane.isPlanned && (
              <span key={lane.key} className="planned" style={{ top: top(i) }}>
                {t('waterfall.expected')}
              </span>
            ),
        )}
        {chart.break !== null && (
          <span
            className="break"
            style={{
              top: top(chart.break.lane),
              left: percent(scale.at(chart.break.from)),
              width: percent(scale.at(chart.break.to) - scale.at(chart.break.from)),
            }}
          />
        )}
        {chart.marks.map(({ lane, at, step, index, stacked }) => {
          const name = stepName(step);
          const words = t(`trail:step.${step.kind}`);
          return (
            <button
              key={`${name} ${index}`}
              id={`mark-${name}`}
              type="button"
              className={markClass(step, isIn(chart.break, lane, at))}
              style={{ top: top(lane), left: `calc(${percent(scale.at(at))} + ${stacked * signWidth}px)` }}
              aria-pressed={name === selected}
              title={`${words} ${hour(at)}`}
              aria-label={`${words}, ${step.place?.name ?? ''}, ${hour(at)}${step.late ? `, ${t('late')}` : ''}`}
              tabIndex={name === selected || (selected === undefined && index === 0) ? 0 : -1}
              onClick={() => select(name)}
            >
              {signs[step.kind] ?? '•'}
            </button>
          );
        })}
      </div>
    </div>
  );
}

const isIn = (found: Break | null, lane: number, at: number): boolean =>
  found !== null && found.lane === lane && at >= found.from && at <= found.to;

const markClass = (step: Step, isInBreak: boolean): string =>
  ['mark', isInBreak && 'in-break', breaksTrail(step) && 'breaks', step.correctedBy !== null && 'corrected']
    .filter(Boolean)
    .join(' ');

const top = (lane: number): string => `calc(28px + ${lane} * var(--lane))`;

/** Stations are coloured by tier, as far as a step of theirs says which. */
function laneColour(lane: Lane | undefined, steps: readonly Step[]): string {
  if (lane === undefined || lane.type !== 'station') return lane?.type ?? '';
  const received = steps.find(
    ({ kind, custodian }) => (kind === 'received' || kind === 'packed') && custodian?.id === lane.id,
  );
  return detail(received, 'tier') ?? 'community';
}

function LaneName({ lane, steps, names }: Pick<ChartProps, 'steps' | 'names'> & { readonly lane: Lane }) {
  const { t } = useTranslation(['box', 'trail']);
  const colour = laneColour(lane, steps);
  const isStation = lane.type === 'station';
  const dispatched = steps.find(({ kind, loadId }) => kind === 'dispatched' && loadId === lane.id);
  const plate = detail(dispatched, 'plate');
  const kind = isStation ? t(`trail:tier.${colour}`, { defaultValue: colour }) : t(`lane.${lane.type}`);
  return (
    <div className={`lane ${colour}${lane.isPlanned ? ' is-planned' : ''}`}>
      <b>{isStation ? (names.get(lane.id) ?? lane.id) : lane.id || t('lane.nobody')}</b>
      <small>{lane.isPlanned ? t('waterfall.destination') : [kind, plate].filter(Boolean).join(' · ')}</small>
    </div>
  );
}
