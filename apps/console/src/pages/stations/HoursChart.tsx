import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../ui/Answered';
import type { Column } from '../../ui/List';
import { Table } from '../../ui/Table';
import { stationTime } from '../../ui/times';
import { useNumber } from '../../ui/useNumber';
import { hoursOf, isQuiet, mostOf, totalOf, type Hour } from './hours';
import type { useAccountDay } from './queries';
import { moveFocus } from './roving';
import './hours.css';

const arrows = { next: ['ArrowRight'], before: ['ArrowLeft'] };
const percent = (count: number, most: number): string => `${(Math.abs(count) / most) * 100}%`;

/** What came and what left, hour by hour of a day: upwards and downwards. Times are those of the station. */
export function HoursChart({ query }: { readonly query: ReturnType<typeof useAccountDay> }) {
  const { t } = useTranslation('stations');
  return (
    <section className="card">
      <header>
        <h2>{t('hours.title')}</h2>
        {query.data !== undefined && <span className="muted">{t('hours.day', { day: query.data.day })}</span>}
      </header>
      <Answered query={query}>{(day) => <Shown hours={hoursOf(day)} />}</Answered>
    </section>
  );
}

function Shown({ hours }: { readonly hours: readonly Hour[] }) {
  const { t, i18n } = useTranslation('stations');
  const number = useNumber();
  const [pointed, point] = useState<string>();
  if (isQuiet(hours)) return <p className="muted">{t('hours.none')}</p>;
  const clock = ({ from }: Hour) => stationTime(from, i18n.language, true);
  const words = (hour: Hour) =>
    t('hours.words', {
      time: clock(hour),
      in: number(hour.in),
      gone: number(hour.gone),
      held: number(hour.held),
    });
  const total = totalOf(hours);
  const most = mostOf(hours);
  const shown = hours.find(({ from }) => from === pointed);
  const first = hours.find((hour) => hour.in !== 0 || hour.gone !== 0);
  const columns: readonly Column<Hour>[] = [
    { title: t('hours.hour'), show: clock },
    { title: t('hours.in'), show: (hour) => number(hour.in) },
    { title: t('hours.gone'), show: ({ gone }) => number(gone) },
    { title: t('hours.held'), show: ({ held }) => number(held) },
  ];
  return (
    <>
      <p style={{ margin: '0 0 8px' }}>
        {t('hours.total', { in: number(total.in), gone: number(total.gone) })}
      </p>
      <div
        className="hours"
        role="group"
        aria-label={t('hours.label')}
        onKeyDown={(event) => moveFocus(event, '.hour', arrows)}
      >
        {hours.map((hour) => (
          <span
            key={hour.from}
            className="hour"
            role="img"
            aria-label={words(hour)}
            tabIndex={hour.from === (pointed ?? first?.from) ? 0 : -1}
            onFocus={() => point(hour.from)}
            onMouseEnter={() => point(hour.from)}
          >
            <span className="half">
              <span className="came" style={{ height: percent(hour.in, most) }} />
            </span>
            <span className="half below">
              {hour.gone !== 0 && <span className="left" style={{ height: percent(hour.gone, most) }} />}
            </span>
            <small>{clock(hour).slice(0, 2)}</small>
          </span>
        ))}
      </div>
      <p className="muted" style={{ margin: '4px 0 8px' }} aria-hidden="true">
        {shown === undefined ? t('hours.point') : words(shown)}
      </p>
      <details>
        <summary>{t('hours.table')}</summary>
        <Table
          label={t('hours.table')}
          rows={hours}
          columns={columns}
          keyOf={({ from }) => from}
          empty={t('hours.none')}
        />
      </details>
    </>
  );
}
