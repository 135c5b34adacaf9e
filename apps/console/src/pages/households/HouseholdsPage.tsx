import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../base/api';
import { useStation } from '../../base/names';
import { StationLink } from '../../ui/ids';
import type { Column } from '../../ui/List';
import { ListPage } from '../../ui/ListPage';
import { Pill, type Sign } from '../../ui/Pill';
import { Time } from '../../ui/Time';
import { useMarks } from '../../ui/useMarks';

type Household = Schemas['CoveredHousehold'];

const standings = ['never-asked', 'not-served', 'withdrawn', 'served'] as const;
const signs: Readonly<Record<Household['standing'], Sign>> = {
  'never-asked': 'open',
  'not-served': 'open',
  withdrawn: 'plain',
  served: 'done',
};

/** The households of a community: those that nobody asked first, then the longest waiting. */
export default function HouseholdsPage() {
  const { t } = useTranslation(['coverage', 'frame']);
  const { gln = '' } = useParams();
  const station = useStation(gln).data;
  const { standing } = useMarks({ standing: standings });
  const columns: readonly Column<Household>[] = [
    {
      title: t('column.household'),
      width: 'minmax(150px, 2fr)',
      show: ({ householdRef, building, unit }) => [building, unit, householdRef].filter(Boolean).join(' · '),
    },
    {
      title: t('column.special'),
      width: 'minmax(120px, 1fr)',
      show: ({ specialNeeds }) => (
        <b>{specialNeeds?.map((one) => t(`frame:specialNeed.${one}`)).join(', ')}</b>
      ),
    },
    {
      title: t('column.standing'),
      width: '130px',
      show: (household) => (
        <Pill sign={signs[household.standing]} words={t(`standing.${household.standing}`)} />
      ),
    },
    {
      title: t('column.lastBox'),
      width: '150px',
      show: ({ lastBoxAt }) => (lastBoxAt === null ? t('noBox') : <Time at={lastBoxAt} />),
    },
    {
      title: t('column.days'),
      width: '90px',
      show: ({ daysSinceLastBox }) => daysSinceLastBox !== null && t('days', { count: daysSinceLastBox }),
    },
    {
      title: t('column.needs'),
      width: '80px',
      show: ({ householdRef }) =>
        householdRef !== null && (
          <Link to={`/needs?householdRef=${encodeURIComponent(householdRef)}`}>{t('needs')}</Link>
        ),
    },
  ];
  return (
    <ListPage
      title={t('householdsTitle')}
      filters={[
        {
          name: 'standing',
          label: t('column.standing'),
          values: standings,
          wordOf: (value) => t(`standing.${value}`),
        },
      ]}
      tools={
        <span>
          <StationLink gln={gln} name={station?.name} /> <Link to="/coverage">{t('everywhere')}</Link>
        </span>
      }
      queryKey={['covered-households', gln, standing]}
      page={(cursor) =>
        dataOf(
          api.GET('/v1/coverage/{gln}', {
            params: { path: { gln }, query: { standing, limit: 100, cursor } },
          }),
        )
      }
      keyOf={({ householdRef }) => householdRef ?? ''}
      columns={columns}
      empty={t('householdsEmpty')}
    />
  );
}
