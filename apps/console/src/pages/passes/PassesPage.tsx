import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../../base/api';
import { Actions } from '../../ui/form/Actions';
import { PassLink, StationLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMarks } from '../../ui/useMarks';
import { IssuePass } from './PassForms';
import { authorities, signOf, statuses } from './standing';

export default function PassesPage() {
  const { t } = useTranslation('passes');
  const query = useMarks({ status: statuses });
  const columns: readonly Column<Schemas['Pass']>[] = [
    { title: t('column.pass'), show: ({ passId }) => <PassLink passId={passId} /> },
    {
      title: t('column.status'),
      width: '100px',
      show: ({ status }) => <Pill sign={signOf(status)} words={t(`status.${status}`)} />,
    },
    {
      title: t('column.subject'),
      width: 'minmax(160px, 2fr)',
      show: ({ subject }) =>
        `${t(`subject.${subject.kind}`)} ${subject.plate ?? subject.personRef ?? ''} · ${subject.carrierRef ?? subject.employerRef ?? ''}`,
    },
    {
      title: t('column.zones'),
      width: '170px',
      show: ({ zones: [first, ...others] }) => (
        <>
          {first !== undefined && <StationLink gln={first} />}
          {others.length > 0 && ` +${others.length}`}
        </>
      ),
    },
    { title: t('column.validFrom'), width: '150px', show: ({ validFrom }) => <Time at={validFrom} /> },
    { title: t('column.validUntil'), width: '150px', show: ({ validUntil }) => <Time at={validUntil} /> },
    { title: t('column.authority'), show: ({ authorityRef }) => authorityRef },
  ];
  return (
    <ListPage
      title={t('title')}
      filters={[
        {
          name: 'status',
          label: t('column.status'),
          values: statuses,
          wordOf: (value) => t(`status.${value}`),
        },
      ]}
      tools={
        <>
          <Actions
            of={[
              {
                name: 'issue',
                label: t('issue.do'),
                roles: authorities,
                form: (close) => <IssuePass close={close} />,
              },
            ]}
          />
        </>
      }
      queryKey={['passes', query]}
      page={(cursor) =>
        dataOf(api.GET('/v1/passes', { params: { query: { ...query, limit: 100, cursor } } }))
      }
      keyOf={({ passId }) => passId}
      columns={columns}
      empty={t('empty')}
    />
  );
}
