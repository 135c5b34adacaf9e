import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { Age } from '../../ui/Age';
import { FindingTold } from '../../ui/FindingTold';
import { BoxLink } from '../../ui/ids';
import { List, type Column } from '../../ui/List';
import { Pill } from '../../ui/Pill';

/** Open findings of steps that took place here, oldest first. */
export function FindingsHere({ gln }: { readonly gln: string }) {
  const { t } = useTranslation(['stations', 'trail']);
  const columns: readonly Column<Schemas['ListedFinding']>[] = [
    {
      title: t('column.finding'),
      width: '190px',
      show: ({ kind, severity }) => (
        <Pill sign={severity === 'breaks' ? 'broken' : 'open'} words={t(`trail:finding.${kind}`)} />
      ),
    },
    { title: t('column.box'), width: '240px', show: ({ sscc }) => <BoxLink sscc={sscc} /> },
    {
      title: t('column.words'),
      width: 'minmax(160px, 3fr)',
      show: (finding) => <FindingTold finding={finding} />,
    },
    { title: t('column.age'), width: '80px', show: ({ at }) => <Age since={at.occurredAt} /> },
  ];
  return (
    <section className="card">
      <header>
        <h2>{t('findingsHere')}</h2>
        <Link className="end" to={`/findings?stationGln=${gln}`}>
          {t('allFindings')}
        </Link>
      </header>
      <List
        label={t('findingsHere')}
        queryKey={['findings-here', gln]}
        page={(cursor) =>
          dataOf(api.GET('/v1/findings', { params: { query: { stationGln: gln, limit: 100, cursor } } }))
        }
        keyOf={({ sscc, kind, at }) => `${sscc} ${at.position} ${at.ordinal} ${kind}`}
        columns={columns}
        empty={t('noFinding')}
        isShort
      />
    </section>
  );
}
