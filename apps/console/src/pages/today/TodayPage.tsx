import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { may } from '../../base/rights';
import { useSession, type Session } from '../../base/session';
import { Age } from '../../ui/Age';
import { useFindingWords } from '../../ui/findingWords';
import { grouped } from '../../ui/ids';
import { Pill } from '../../ui/Pill';
import { Trouble } from '../../ui/Trouble';
import { useMark } from '../../ui/useMark';
import { Flow } from './Flow';
import { useCounts, useSummary, useWork } from './queries';
import { Tiles } from './Tiles';
import type { Work } from './work';

/** The frame shows pages to readers who are signed in only. */
export default function TodayPage() {
  const { data: session } = useSession();
  return session && <Today session={session} />;
}

function Today({ session }: { readonly session: Session }) {
  const { t } = useTranslation(['today', 'trail']);
  const { work, isLoading, failed, more } = useWork(session);
  const [kind, setKind] = useMark('kind');
  const summary = useSummary(may(session, 'getSummary'));
  const counts = useCounts(may(session, 'getWorkCounts')).data;
  const waiting = work.length + more.reduce((sum, { count }) => sum + count, 0);
  const kinds = [...new Set(work.map((one) => one.kind))];
  const shown = work.filter((one) => kind === undefined || one.kind === kind);
  const worst = work.filter(({ severity }) => severity === 'broken').length;
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      {summary.data && <Tiles summary={summary.data} />}
      <section className="card">
        <header>
          <h2>{t('needs.title')}</h2>
          <span className="muted" role="status">
            {isLoading ? t('frame:loading') : t('needs.count', { count: waiting, worst })}
            {counts !== undefined && ` · ${t('needs.answered', { count: counts.answeredToday })}`}
          </span>
          <label className="end">
            {t('needs.kind')}{' '}
            <select value={kind ?? ''} onChange={({ target }) => setKind(target.value)}>
              <option value="">{t('needs.all')}</option>
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {kindWords(t, one)}
                </option>
              ))}
            </select>
          </label>
        </header>
        {failed.map(({ name, error, again }) => (
          <div key={name}>
            <p style={{ margin: 0 }}>{t('needs.missing', { source: t(`source.${name}`) })}</p>
            <Trouble error={error} again={again} />
          </div>
        ))}
        {!isLoading && failed.length === 0 && shown.length === 0 && (
          <p className="muted">{t('needs.none')}</p>
        )}
        <ul className="work">
          {shown.map((one) => (
            <Row key={one.key} work={one} />
          ))}
          {kind === undefined &&
            more.map(({ name, count, list }) => (
              <li key={name}>
                <span className="muted">{t(`source.${name}`)}</span>
                <Link to={list}>{t('needs.more', { count })}</Link>
              </li>
            ))}
        </ul>
      </section>
      {summary.data && <Flow summary={summary.data} />}
    </>
  );
}

type T = ReturnType<typeof useTranslation>['t'];
const kindWords = (t: T, kind: string): string =>
  t(`kind.${kind}`, { defaultValue: t(`trail:finding.${kind}`) });

function Row({ work }: { readonly work: Work }) {
  const { kind, severity, subject, path, since, who } = work;
  const { t } = useTranslation(['today', 'trail']);
  const [role, reference] = who;
  return (
    <li>
      <Pill sign={severity} words={kindWords(t, kind)} />
      <div>
        <Link to={path}>
          <b>{/^\d{18}$/.test(subject) ? grouped(subject) : subject}</b>
        </Link>
        <div className="muted">
          <Words work={work} />
        </div>
      </div>
      <span className="age">{since !== null && <Age since={since} />}</span>
      <div className="hide-small">
        <small className="muted">{t('needs.who')}</small>
        <div>
          {t(`who.${role}`)} {reference}
        </div>
      </div>
    </li>
  );
}

function Words({ work: { words, told, places = {} } }: { readonly work: Work }) {
  const wordsOf = useFindingWords();
  return told === undefined ? words : wordsOf(told, new Map(Object.entries(places)));
}
