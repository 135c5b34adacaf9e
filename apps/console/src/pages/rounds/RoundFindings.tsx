import { dataOf } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../base/api';
import { useHasRole } from '../../base/session';
import { Age } from '../../ui/Age';
import { Answered } from '../../ui/Answered';
import { BoxLink } from '../../ui/ids';
import { FindingTold } from '../../ui/FindingTold';
import { PlaceNames } from '../../ui/places';
import { OnlyFor } from '../../ui/OnlyFor';
import { Pill } from '../../ui/Pill';
import { Table } from '../../ui/Table';
import { findingReaders } from './roles';

/** The most that the page shows; the list of findings shows all. */
const limit = 20;

/** Open findings at boxes of the round. */
export function RoundFindings({ roundId }: { readonly roundId: string }) {
  const { t } = useTranslation('rounds');
  return (
    <section className="card">
      <header>
        <h2>{t('findings.title')}</h2>
        {useHasRole(findingReaders) && (
          <Link className="end" to={`/findings?roundId=${encodeURIComponent(roundId)}&state=all`}>
            {t('findings.all')}
          </Link>
        )}
      </header>
      <OnlyFor roles={findingReaders}>
        <Open roundId={roundId} />
      </OnlyFor>
    </section>
  );
}

function Open({ roundId }: { readonly roundId: string }) {
  const { t } = useTranslation(['rounds', 'trail']);
  const findings = useQuery({
    queryKey: ['findings', 'round', roundId],
    queryFn: () =>
      dataOf(api.GET('/v1/findings', { params: { query: { roundId, state: 'open' as const, limit } } })),
    meta: { isLive: true },
  });
  return (
    <Answered query={findings}>
      {({ items, places }) => (
        <PlaceNames value={places}>
          <Table
            label={t('findings.title')}
            rows={items}
            keyOf={({ sscc, kind, at }) => `${sscc} ${at.position} ${at.ordinal} ${kind}`}
            empty={t('findings.none')}
            columns={[
              {
                title: t('findings.kind'),
                show: ({ kind, severity }) => (
                  <Pill sign={severity === 'breaks' ? 'broken' : 'open'} words={t(`trail:finding.${kind}`)} />
                ),
              },
              { title: t('findings.box'), show: ({ sscc }) => <BoxLink sscc={sscc} /> },
              { title: t('findings.words'), show: (finding) => <FindingTold finding={finding} /> },
              { title: t('findings.age'), show: ({ at }) => <Age since={at.occurredAt} /> },
            ]}
          />
        </PlaceNames>
      )}
    </Answered>
  );
}
