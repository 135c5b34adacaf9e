import type { Schemas } from '@boxtrail/api-client';
import { useTranslation } from 'react-i18next';

type Shown = Pick<
  Schemas['DoorLabelShown'],
  'householdRef' | 'building' | 'unit' | 'order' | 'placedByRef' | 'specialNeeds' | 'hidden'
>;

/** The household of a need or a label, as far as the reader may see it. */
export function Household({ of }: { readonly of: Shown }) {
  const { t } = useTranslation('frame');
  const { householdRef, building, unit, order, placedByRef, specialNeeds, hidden } = of;
  const seen = [
    building !== null && t('household.building', { building }),
    unit !== null && t('household.unit', { unit }),
    householdRef,
    order === 'proxy' && placedByRef !== null && t('household.placedBy', { by: placedByRef }),
  ].filter(Boolean);
  return (
    <>
      {seen.join(' · ')}
      {specialNeeds !== null && specialNeeds.length > 0 && (
        <b> {specialNeeds.map((one) => t(`specialNeed.${one}`)).join(', ')}</b>
      )}
      {hidden.length > 0 && (
        <i className="muted">
          {' '}
          {t(seen.length === 0 ? 'household.hidden' : 'household.partlyHidden', {
            fields: hidden.map((one) => t(`household.field.${one}`)).join(', '),
          })}
        </i>
      )}
    </>
  );
}
