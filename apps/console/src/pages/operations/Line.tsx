import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { api } from '../../base/api';
import { Answered } from '../../ui/Answered';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMay } from './Area';
import { Mend } from './Mend';
import { ReasonForm } from './ReasonForm';

/** The state of a line as a colour; the word stands beside it. */
export const signOf = { open: 'open', resent: 'done', closed: 'plain' } as const;

type WholeLine = Schemas['QuarantinedLineWithResends'];

/** One line in quarantine: why it was refused, mended and sent again, or closed. */
export function Line({ id }: { readonly id: string }) {
  const line = useQuery({
    queryKey: ['quarantined', id],
    queryFn: () => dataOf(api.GET('/v1/quarantine/{id}', { params: { path: { id } } })),
    meta: { isLive: true },
  });
  return <Answered query={line}>{(data) => <Shown line={data} />}</Answered>;
}

function Shown({ line }: { readonly line: WholeLine }) {
  const { t } = useTranslation('operations');
  const { may, who } = useMay('quarantine', 'mend');
  const [isClosing, setClosing] = useState(false);
  const marks = new URLSearchParams(useLocation().search);
  marks.delete('line');
  return (
    <>
      <section className="card panel">
        <div className="row">
          <h1>{t('line.title', { id: line.id })}</h1>
          <Pill sign={signOf[line.state]} words={t(`line.state.${line.state}`)} />
          <Link className="end" to={`?${marks.toString()}`}>
            {t('line.back')}
          </Link>
        </div>
        <p className="sentence">
          {t(`line.sentence.${line.state}`, { line: line.line, source: line.source })}
        </p>
        <p className={`notice ${line.state === 'open' ? 'open' : ''}`}>
          {line.detail}{' '}
          <a href={`/problems/${line.code}`}>
            <code>{line.code}</code>
          </a>
        </p>
        <dl className="facts">
          <Fact name="actor" value={line.actor} />
          <Fact name="received" value={<Time at={line.receivedAt} />} />
          <Fact name="bytes" value={line.bytes.toLocaleString('en')} />
          {line.closed !== null && (
            <>
              <Fact name="closedBy" value={line.closed.by} />
              <Fact name="closedAt" value={<Time at={line.closed.at} />} />
              <Fact name="closeReason" value={line.closed.reason} />
            </>
          )}
        </dl>
        {line.state === 'open' && may ? (
          <Mend line={line} />
        ) : (
          <>
            <h3>{t(line.encoding === 'base64' ? 'line.base64' : 'line.raw')}</h3>
            <pre className="json" tabIndex={0}>
              {line.raw}
            </pre>
          </>
        )}
        {line.state === 'open' && (
          <p className="row">
            <Button disabled={!may} onClick={() => setClosing(true)}>
              {t('line.close')}
            </Button>
            <span className="muted">{who}</span>
          </p>
        )}
      </section>
      <Resends line={line} />
      {isClosing && (
        <ReasonForm
          title={t('line.close')}
          words={t('line.closeWords')}
          ok={t('line.close')}
          send={(reason, key) =>
            dataOf(
              api.POST('/v1/quarantine/{id}/close', {
                params: { path: { id: line.id } },
                headers: { 'idempotency-key': key },
                body: { reason },
              }),
            )
          }
          close={() => setClosing(false)}
        />
      )}
    </>
  );
}

function Resends({ line: { resends } }: { readonly line: WholeLine }) {
  const { t } = useTranslation('operations');
  if (resends.length === 0) return null;
  return (
    <section className="card">
      <header>
        <h2>{t('resends.title')}</h2>
      </header>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('resends.title')}>
        <table className="plain">
          <thead>
            <tr>
              <th>{t('resends.at')}</th>
              <th>{t('resends.by')}</th>
              <th>{t('resends.body')}</th>
              <th>{t('resends.answer')}</th>
            </tr>
          </thead>
          <tbody>
            {resends.toReversed().map(({ at, by, body, answer }) => (
              <tr key={`${at} ${by}`}>
                <td>
                  <Time at={at} />
                </td>
                <td>{by}</td>
                <td className="mono" style={{ overflowWrap: 'anywhere' }}>
                  {body?.raw ?? t('resends.unchanged')}
                </td>
                <td>
                  {t(`answer.${answer.status}`)} {answer.detail}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  const { t } = useTranslation('operations');
  return (
    <div>
      <dt>{t(`line.${name}`)}</dt>
      <dd>{value}</dd>
    </div>
  );
}
