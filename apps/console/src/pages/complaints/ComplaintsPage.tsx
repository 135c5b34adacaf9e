import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { rolesOf } from '../../base/rights';
import { Actions } from '../../ui/form/Actions';
import { BoxLink, ComplaintLink, StationLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { OnlyFor } from '../../ui/OnlyFor';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMark } from '../../ui/useMark';
import { FileComplaint } from './ComplaintForms';
import { Counts } from './Counts';
import { kinds } from './kinds';

const statuses = ['open', 'closed'] as const;

export default function ComplaintsPage() {
  const { t } = useTranslation('complaints');
  const [markedStatus] = useMark('status');
  const [markedKind] = useMark('kind');
  const [supplierGln] = useMark('supplierGln');
  const [gtin] = useMark('gtin');
  const [lot] = useMark('lot');
  const [sscc] = useMark('sscc');
  const status = statuses.find((one) => one === markedStatus);
  const kind = kinds.find((one) => one === markedKind);
  const query = { status, kind, supplierGln, gtin, lot, sscc };
  const columns: readonly Column<Schemas['Complaint']>[] = [
    {
      title: t('column.complaint'),
      width: 'minmax(110px, 1fr)',
      show: ({ complaintId }) => <ComplaintLink complaintId={complaintId} />,
    },
    {
      title: t('column.status'),
      width: '90px',
      show: ({ status }) => <Pill sign={status === 'open' ? 'open' : 'done'} words={t(`status.${status}`)} />,
    },
    { title: t('column.kind'), width: '100px', show: ({ kind }) => t(`kind.${kind}`) },
    { title: t('column.box'), width: '220px', show: ({ sscc }) => <BoxLink sscc={sscc} /> },
    {
      title: t('column.supplier'),
      width: '140px',
      show: ({ supplierGln }) => <StationLink gln={supplierGln} />,
    },
    { title: t('column.words'), width: 'minmax(120px, 2fr)', show: ({ words }) => words },
    { title: t('column.filedAt'), width: '150px', show: ({ filedAt }) => <Time at={filedAt} /> },
  ];
  return (
    <>
      <ListPage
        title={t('title')}
        filters={[
          {
            name: 'status',
            label: t('column.status'),
            values: statuses,
            wordOf: (value) => t(`status.${value}`),
          },
          { name: 'kind', label: t('column.kind'), values: kinds, wordOf: (value) => t(`kind.${value}`) },
        ]}
        tools={
          <Actions
            of={[
              {
                name: 'file',
                label: t('file.do'),
                roles: rolesOf('fileComplaint'),
                form: (close) => <FileComplaint sscc={sscc} close={close} />,
              },
            ]}
          />
        }
        queryKey={['complaints', query]}
        page={(cursor) =>
          dataOf(api.GET('/v1/complaints', { params: { query: { ...query, limit: 100, cursor } } }))
        }
        keyOf={({ complaintId }) => complaintId}
        columns={columns}
        empty={t('empty')}
      />
      <section className="card">
        <header>
          <h2>{t('counts.title')}</h2>
        </header>
        <OnlyFor roles={rolesOf('countComplaints')}>
          <Counts />
        </OnlyFor>
      </section>
    </>
  );
}
