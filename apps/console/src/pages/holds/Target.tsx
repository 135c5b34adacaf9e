import type { Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';
import { BoxLink, LoadLink, StationLink } from '../../ui/ids';

/** What a hold is about. */
export function Target({ of }: { readonly of: Schemas['Hold'] }) {
  const { t } = useTranslation('holds');
  const { kind, lot, gtin, sscc, loadId, atGln } = of;
  return (
    <>
      {t(`kind.${kind}`)} {lot} {kind === 'lot' && <span className="mono">{gtin}</span>}
      {sscc !== null && <BoxLink sscc={sscc} />}
      {loadId !== null && <LoadLink loadId={loadId} />}
      {atGln !== null && <StationLink gln={atGln} />}
    </>
  );
}
