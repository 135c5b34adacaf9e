import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../ui/Answered';
import { HeatGrid } from './HeatGrid';
import { byPlace, matches, withStates, type Metric, type PlaceState } from './network';
import { useAccounts, useOpenFindings, useStations } from './queries';
import type { Row } from './Tree';

interface Chosen {
  /** The district that is open. */
  readonly district: string | undefined;
  /** Only places with this in their name, street or GLN. */
  readonly text: string;
  readonly metric: Metric;
  /** Communities as rows, not as squares. */
  readonly isTable: boolean;
}

interface Shown {
  /** The districts; the page has nothing to show before them. */
  readonly top: UseQueryResult<readonly unknown[]>;
  readonly rows: readonly Row[];
  /** How many places the filter leaves. */
  readonly shown: number;
  /** The places of which the reader may see the account. */
  readonly told: readonly PlaceState[];
  readonly error: Error | null;
}

/** The rows of the tree: the city, its districts, the communities of the one that is open, and the suppliers. */
export function useRows({ district, text, metric, isTable }: Chosen): Shown {
  const { t } = useTranslation('stations');
  const findings = useOpenFindings(metric === 'findings').data;
  const counted = findings && byPlace(findings);
  const tiers = {
    municipal: { list: useStations({ tier: 'municipal' }), books: useAccounts({ tier: 'municipal' }) },
    district: { list: useStations({ tier: 'district' }), books: useAccounts({ tier: 'district' }) },
    supplier: { list: useStations({ tier: 'supplier' }), books: useAccounts({ tier: 'supplier' }) },
  };
  const isOpen = district !== undefined;
  const part = { parentGln: district ?? '' };
  const below = { list: useStations(part, isOpen), books: useAccounts(part, isOpen) };
  const states = ({ list, books }: typeof below): readonly PlaceState[] =>
    withStates(list.data ?? [], books.accounts, counted);
  const matching = (places: readonly PlaceState[]) => places.filter((place) => matches(place, text));
  const communities = matching(states(below));

  const within = (parent: PlaceState): readonly Row[] =>
    isTable && below.list.data !== undefined
      ? communities.map((place): Row => ({ kind: 'place', place, level: 3 }))
      : [
          {
            kind: 'within',
            key: `within ${parent.gln}`,
            level: 3,
            content: (
              <Answered query={below.list}>
                {(all) =>
                  all.length === 0 ? (
                    <span className="muted">{t('noCommunity')}</span>
                  ) : communities.length === 0 ? (
                    <span className="muted">{t('noMatch', { text })}</span>
                  ) : (
                    <HeatGrid
                      places={communities}
                      metric={metric}
                      label={t('communitiesOf', { name: parent.name })}
                    />
                  )
                }
              </Answered>
            ),
          },
        ];
  const rows: readonly Row[] = [
    ...matching(states(tiers.municipal)).map((place): Row => ({ kind: 'place', place, level: 1 })),
    ...states(tiers.district).flatMap((place): readonly Row[] => {
      const open = place.gln === district;
      if (!open && !matches(place, text)) return [];
      return [{ kind: 'place', place, level: 2, isOpen: open }, ...(open ? within(place) : [])];
    }),
    ...matching(states(tiers.supplier)).map((place): Row => ({ kind: 'place', place, level: 1 })),
  ];
  const errors = [tiers.municipal, tiers.supplier].map(({ list }) => list.error);
  const refused = [tiers.municipal, tiers.district, tiers.supplier, below].map(({ books }) => books.error);
  return {
    top: tiers.district.list,
    rows,
    shown: communities.length + rows.length,
    told: [tiers.municipal, tiers.district, below, tiers.supplier]
      .flatMap(states)
      .filter(({ account }) => account !== undefined),
    error: [...errors, ...refused].find((error) => error !== null) ?? null,
  };
}
