import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../base/session';
import { usePlaceName } from './places';

/** An SSCC in groups, as it is printed: `00 0201 2345 0100 0004 51`. */
export const grouped = (sscc: string): string =>
  `00 ${sscc.slice(0, 4)} ${sscc.slice(4, 8)} ${sscc.slice(8, 12)} ${sscc.slice(12, 16)} ${sscc.slice(16)}`;

export const BoxLink = ({ sscc }: { readonly sscc: string }) => (
  <Link to={`/boxes/${sscc}`} className="mono">
    {grouped(sscc)}
  </Link>
);

export const LoadLink = ({ loadId }: { readonly loadId: string }) => (
  <Link to={`/loads/${encodeURIComponent(loadId)}`}>{loadId}</Link>
);

interface Place {
  readonly gln: string;
  readonly name?: string | null;
}
/** By its name, as far as the page or the answer of the list knows it. */
export function StationLink({ gln, name }: Place) {
  const listed = usePlaceName(gln);
  return (
    <Link to={`/stations/${gln}`} title={gln}>
      {name ?? listed ?? gln}
    </Link>
  );
}

interface HolderProps {
  readonly holder: { readonly type: string; readonly id: string } | null;
  /** Names of stations by GLN, as far as the page knows them. */
  readonly names?: ReadonlyMap<string, string>;
}
/** Who has a box. */
export function HolderName({ holder, names }: HolderProps) {
  const { t } = useTranslation('frame');
  if (holder === null) return <span className="muted">{t('holder.none')}</span>;
  const { type, id } = holder;
  if (type === 'load')
    return (
      <>
        {t('holder.load')} <LoadLink loadId={id} />
      </>
    );
  if (type === 'station') return <StationLink gln={id} name={names?.get(id)} />;
  return (
    <>
      {t(`holder.${type}`)} {id}
    </>
  );
}

export const RoundLink = ({ roundId }: { readonly roundId: string }) => (
  <Link to={`/rounds/${encodeURIComponent(roundId)}`}>{roundId}</Link>
);

export const JobLink = ({ jobId }: { readonly jobId: string }) => (
  <Link to={`/jobs/${encodeURIComponent(jobId)}`}>{jobId}</Link>
);

export const PassLink = ({ passId }: { readonly passId: string }) => (
  <Link to={`/passes/${encodeURIComponent(passId)}`}>{passId}</Link>
);

export const RecallLink = ({ recallId }: { readonly recallId: string }) => (
  <Link to={`/recalls/${encodeURIComponent(recallId)}`}>{recallId}</Link>
);

export const HoldLink = ({ holdId }: { readonly holdId: string }) => (
  <Link to={`/holds/${encodeURIComponent(holdId)}`}>{holdId}</Link>
);

export const ComplaintLink = ({ complaintId }: { readonly complaintId: string }) => (
  <Link to={`/complaints/${encodeURIComponent(complaintId)}`}>{complaintId}</Link>
);

export const DoorRoundLink = ({ doorRoundId }: { readonly doorRoundId: string }) => (
  <Link to={`/door-rounds/${encodeURIComponent(doorRoundId)}`}>{doorRoundId}</Link>
);

/** A supplier has no page of its own; the list of suppliers shows it. */
export function SupplierLink({ gln, name }: Place) {
  const listed = usePlaceName(gln);
  return (
    <Link to={`/suppliers?gln=${gln}`} title={gln}>
      {name ?? listed ?? gln}
    </Link>
  );
}

/** A box type by its name, as far as the page knows it. */
export const BoxTypeLink = ({ gtin, name }: { readonly gtin: string; readonly name?: string }) => (
  <Link to={`/box-types/${gtin}`} title={gtin}>
    {name ?? gtin}
  </Link>
);

/** What an actor recorded, for readers who may see it. */
export function ActorLink({ actor }: { readonly actor: string }) {
  if (!useMay('listEventsOfActor')) return actor;
  return <Link to={`/actors/${encodeURIComponent(actor)}`}>{actor}</Link>;
}
