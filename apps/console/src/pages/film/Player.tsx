import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMark } from '../../ui/useMark';
import { Flows } from './Flows';
import { countUntil, momentAfter } from './facts';
import { Latest } from './Latest';
import type { Film } from './load';
import { useClock } from './useClock';
import './film.css';

const speeds = [1, 10, 60, 300, 900, 3_600] as const;
const usualSpeed = 900;
const zone = 'Asia/Shanghai';

/** Plays the facts of a day: counters, flows, and the latest facts at the moment of the clock. */
export function Player({ film }: { readonly film: Film }) {
  const { t, i18n } = useTranslation('film');
  const { facts, events } = film;
  const [marked, setMarked] = useMark('at');
  const [markedSpeed, setSpeed] = useMark('speed');
  const speed = speeds.find((one) => String(one) === markedSpeed) ?? usualSpeed;
  const start = facts[0]?.at ?? 0;
  const end = facts.at(-1)?.at ?? 0;
  const at = marked === undefined ? Number.NaN : Date.parse(marked);
  const clock = useClock({
    start,
    end,
    marked: Number.isNaN(at) ? undefined : at,
    speed,
    mark: (moment) => setMarked(new Date(moment).toISOString(), true),
  });
  const count = countUntil(facts, clock.moment);
  const moment = useMemo(() => momentAfter(facts, count), [facts, count]);
  if (facts.length === 0) return <p className="card muted">{t('empty', { events })}</p>;
  const time = new Intl.DateTimeFormat(i18n.language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(clock.moment);
  const counters = {
    packed: moment.packed,
    road: moment.boxes.road,
    delivered: moment.boxes.door,
    findings: moment.findings,
  };
  return (
    <>
      <section className="card film-controls">
        <Button
          type="primary"
          onClick={clock.isRunning ? clock.pause : clock.start}
          aria-pressed={clock.isRunning}
        >
          {t(clock.isRunning ? 'pause' : 'play')}
        </Button>
        <label>
          {t('speed')}{' '}
          <select value={speed} onChange={({ target }) => setSpeed(target.value, true)}>
            {speeds.map((one) => (
              <option key={one} value={one}>
                {one.toLocaleString('en')}×
              </option>
            ))}
          </select>
        </label>
        <time dateTime={new Date(clock.moment).toISOString()}>{time} +08:00</time>
        <input
          type="range"
          aria-label={t('moment')}
          aria-valuetext={time}
          min={start}
          max={end}
          step={1_000}
          value={clock.moment}
          onChange={({ target }) =>
            clock.goTo(Number(target.value) + 1_000 > end ? end : Number(target.value))
          }
        />
        <small className="muted">
          {t('facts', { count, shown: count.toLocaleString('en'), all: facts.length.toLocaleString('en') })}{' '}
          {film.isPart && t('part', { events: events.toLocaleString('en') })}{' '}
          {film.lacksFindings && t('lacksFindings')}
        </small>
      </section>
      <div className="tiles">
        {Object.entries(counters).map(([name, value]) => (
          <div key={name} className={`tile ${name === 'findings' && value > 0 ? 'open' : ''}`}>
            <b>{value.toLocaleString('en')}</b>
            {t(`counter.${name}`)}
          </div>
        ))}
      </div>
      <Flows moment={moment} />
      <Latest facts={facts} count={count} />
    </>
  );
}
