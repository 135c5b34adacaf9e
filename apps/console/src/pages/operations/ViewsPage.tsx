import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { Answered } from '../../ui/Answered';
import { Pill } from '../../ui/Pill';
import { useMark } from '../../ui/useMark';
import { Area, useMay } from './Area';
import { DropOld } from './DropOld';
import { Rebuild } from './Rebuild';
import { Unreadable } from './Unreadable';
import { needsOf, type ViewProgress } from './views';

export default function ViewsPage() {
  return (
    <Area name="views">
      <Views />
    </Area>
  );
}

function Views() {
  const views = useQuery({
    queryKey: ['views'],
    queryFn: () => dataOf(api.GET('/v1/views')),
    meta: { isLive: true },
    // A view that is being filled or rebuilt goes on while nothing is recorded.
    refetchInterval: ({ state: { data } }) =>
      data?.some((view) => view.state !== 'live' || view.rebuilding !== undefined) === true ? 2_000 : false,
  });
  return <Answered query={views}>{(data) => <Table views={data} />}</Answered>;
}

function Table({ views }: { readonly views: readonly Schemas['ViewProgress'][] }) {
  const { t } = useTranslation('operations');
  const [unreadable] = useMark('unreadable');
  const rebuild = useMay('views', 'rebuild');
  const dropOld = useMay('views', 'dropOld');
  const waiting = views.filter((view) => needsOf(view).length > 0);
  const sorted = [...waiting, ...views.filter((view) => !waiting.includes(view))];
  const head = views[0]?.head ?? 0;
  return (
    <>
      <section className="card">
        <h1>{t('tab.views')}</h1>
        <p className="sentence">
          {waiting.length === 0
            ? t('views.sentence.well', { count: views.length, head })
            : t('views.sentence.waiting', { count: waiting.length, all: views.length })}
        </p>
        <p className="muted" style={{ margin: '4px 0 0' }}>
          {t('views.words')}
        </p>
        <p className="muted" style={{ margin: '4px 0 0' }}>
          {t('views.rebuild')}: {rebuild.who} {t('views.dropOld')}: {dropOld.who}
        </p>
      </section>
      {unreadable !== undefined && <Unreadable key={unreadable} view={unreadable} />}
      <section className="card">
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('tab.views')}>
          <table className="plain">
            <thead>
              <tr>
                <th>{t('views.view')}</th>
                <th>{t('views.state')}</th>
                <th>{t('views.position')}</th>
                <th>{t('views.needs')}</th>
                <th>{t('actions')}</th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((view) => (
                <Row key={view.view} view={view} mayRebuild={rebuild.may} mayDrop={dropOld.may} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

interface RowProps {
  readonly view: ViewProgress;
  readonly mayRebuild: boolean;
  readonly mayDrop: boolean;
}

const percent = (part: number): string => `${Math.floor(part * 100)} %`;

function Row({ view, mayRebuild, mayDrop }: RowProps) {
  const { t } = useTranslation('operations');
  const [asked, ask] = useState<'rebuild' | 'drop' | null>(null);
  const { view: name, version, state, position, head, filled, rebuilding, unreadable, differences } = view;
  const old = view.otherVersions.filter((one) => one.state === 'old');
  const sign = state === 'live' ? 'done' : state === 'failing' ? 'broken' : 'open';
  return (
    <tr>
      <td>
        <b>{name}</b> <span className="muted">{t('views.version', { version })}</span>
      </td>
      <td>
        <Pill sign={sign} words={t(`views.state.${state}`)} />
        {filled !== undefined && <div>{t('views.filled', { percent: percent(filled) })}</div>}
        {rebuilding !== undefined && <div>{t('views.rebuilding', { percent: percent(rebuilding) })}</div>}
        {view.reason !== undefined && <p className="problems">{view.reason}</p>}
      </td>
      <td>
        {position.toLocaleString('en')} <span className="muted">/ {head.toLocaleString('en')}</span>
      </td>
      <td>
        {needsOf(view).includes('behind') && <div>{t('views.behind', { count: head - position })}</div>}
        {unreadable > 0 && (
          <div>
            <Link to={`?unreadable=${encodeURIComponent(name)}`}>
              {t('views.unreadable', { count: unreadable })}
            </Link>
          </div>
        )}
        {differences > 0 && (
          <div>
            <Link to="/operations/differences?kind=view">
              {t('views.differences', { count: differences })}
            </Link>
          </div>
        )}
        {view.otherVersions.map((other) => (
          <div key={other.version} className="muted">
            {t(`views.other.${other.state}`, { version: other.version })}
            {other.running && ` · ${t('views.running')}`}
          </div>
        ))}
      </td>
      <td>
        <span className="row">
          <Button
            size="small"
            disabled={!mayRebuild || state !== 'live'}
            title={state === 'live' ? undefined : t('views.notLive')}
            onClick={() => ask('rebuild')}
            aria-label={`${t('views.rebuild')} ${name}`}
          >
            {t('views.rebuild')}
          </Button>
          {old.length > 0 && (
            <Button
              size="small"
              disabled={!mayDrop || state !== 'live'}
              onClick={() => ask('drop')}
              aria-label={`${t('views.dropOld')} ${name}`}
            >
              {t('views.dropOld')}
            </Button>
          )}
        </span>
        {asked === 'rebuild' && <Rebuild view={name} close={() => ask(null)} />}
        {asked === 'drop' && <DropOld view={name} close={() => ask(null)} />}
      </td>
    </tr>
  );
}
