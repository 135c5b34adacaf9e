import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { BoxLink, LoadLink } from '../../ui/ids';
import { Pill } from '../../ui/Pill';
import type { Fact } from './facts';

/** Facts that are shown, the latest first. */
const most = 12;

/** The facts before the moment of the clock. */
export function Latest({ facts, count }: { readonly facts: readonly Fact[]; readonly count: number }) {
  const { t, i18n } = useTranslation(['film', 'trail']);
  const time = new Intl.DateTimeFormat(i18n.language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    timeStyle: 'medium',
  });
  const latest = facts.slice(Math.max(0, count - most), count).toReversed();
  return (
    <section className="card">
      <header>
        <h2>{t('latest')}</h2>
      </header>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('latest')}>
        <table className="plain film-latest">
          <tbody>
            {latest.map((fact) => (
              <tr key={fact.position}>
                <td>{time.format(fact.at)}</td>
                <td>{fact.kind.startsWith('round-') ? t(fact.kind) : t(`trail:step.${fact.kind}`)}</td>
                <td>
                  <Subject {...fact.subject} />
                </td>
                <td className="muted">
                  {fact.subject.kind !== 'box' &&
                    fact.boxes.length > 0 &&
                    t('boxes', { count: fact.boxes.length })}
                </td>
                <td>
                  {fact.findings > 0 && <Pill sign="open" words={t('finding', { count: fact.findings })} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Subject({ kind, id }: Fact['subject']) {
  if (kind === 'box') return <BoxLink sscc={id} />;
  if (kind === 'load') return <LoadLink loadId={id} />;
  const paths = { round: 'rounds', 'door-round': 'doors', pass: 'passes' } as const;
  return <Link to={`/${paths[kind]}/${encodeURIComponent(id)}`}>{id}</Link>;
}
