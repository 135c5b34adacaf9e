import { useTranslation } from 'react-i18next';
import { Answered } from '../../ui/Answered';
import { StationLink } from '../../ui/ids';
import { Trouble } from '../../ui/Trouble';
import { HeatGrid, Legend } from './HeatGrid';
import { withStates } from './network';
import { useAccounts, useStations } from './queries';

interface BelowProps {
  readonly gln: string;
  readonly tier: 'municipal' | 'district';
  readonly name: string;
}

/** The stations directly below one: districts by name, communities as a square each, by the boxes that they hold. */
export function Below({ gln, tier, name }: BelowProps) {
  const { t } = useTranslation('stations');
  const part = { parentGln: gln };
  const below = useStations(part);
  const { accounts, error } = useAccounts(part);
  const label = t(tier === 'municipal' ? 'districtsOf' : 'communitiesOf', { name });
  return (
    <section className="card">
      <header>
        <h2>{label}</h2>
        {below.data !== undefined && <span className="muted">{below.data.length}</span>}
      </header>
      {error !== null && <Trouble error={error} />}
      <Answered query={below}>
        {(stations) =>
          stations.length === 0 ? (
            <p className="muted">{t('noCommunity')}</p>
          ) : tier === 'municipal' ? (
            <ul className="row plain-row">
              {stations.map((station) => (
                <li key={station.gln}>
                  <StationLink {...station} />
                </li>
              ))}
            </ul>
          ) : (
            <>
              <HeatGrid places={withStates(stations, accounts, undefined)} metric="held" label={label} />
              <Legend metric="held" />
            </>
          )
        }
      </Answered>
    </section>
  );
}
