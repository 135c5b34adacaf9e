import { supplierKinds, supplierStatuses, type SupplierDetails } from '@boxtrail/contracts';
import { invalid } from '@boxtrail/kernel';
import { DecisionBody, PageQuery } from '@boxtrail/http';
import {
  IntegerField,
  KeyField,
  MomentField,
  NameField,
  NumberField,
  ObjectField,
  OneOfField,
  PatternField,
  TextField,
} from '@boxtrail/input';

class LicenceBody {
  @NameField({ max: 64, example: 'JY22201020000001' })
  number: string;

  @PatternField(/^(19[7-9]\d|[2-9]\d{3})-\d\d-\d\d$/, 'a day of the years 1970 to 9999, as in 2026-03-16', {
    description: 'the last day on which it holds, UTC+8',
  })
  expiresOn: string;
}

/** What is said about a supplier. */
export class SupplierDescriptionBody {
  @NameField()
  name: string;

  @NumberField(-90, 90, { optional: true, description: 'degrees, WGS 84' })
  latitude?: number | null;

  @NumberField(-180, 180, { optional: true, description: 'degrees, WGS 84' })
  longitude?: number | null;

  @OneOfField(supplierKinds, { optional: true })
  kind?: SupplierDetails['kind'];

  @ObjectField(() => LicenceBody, { optional: true })
  licence?: LicenceBody | null;

  @IntegerField(1, 1_000_000, {
    optional: true,
    description: 'boxes that it can pack on one day; without it there is no limit',
  })
  dailyCapacity?: number | null;

  @MomentField({ optional: true })
  occurredAt?: string;
}

export class SupplierBody extends SupplierDescriptionBody {
  @KeyField('gln')
  gln: string;
}

export class SupplierStatusBody extends DecisionBody {
  @OneOfField(supplierStatuses)
  status: (typeof supplierStatuses)[number];

  @TextField({ max: 200 })
  reason: string;
}

export class SupplierParam {
  @KeyField('gln')
  gln: string;
}

export class SupplierListQuery extends PageQuery {
  @KeyField('gln', { optional: true })
  gln?: string;

  @NameField({ optional: true, max: 100, description: 'a part of the name, in any case' })
  name?: string;

  @OneOfField(supplierStatuses, { optional: true })
  status?: (typeof supplierStatuses)[number];
}

/** The supplier as the body describes it. Throws `INPUT_INVALID` for a day that the calendar does not have. */
export function describedBy(gln: string, body: SupplierDescriptionBody): SupplierDetails {
  const { name, latitude = null, longitude = null, kind = null, licence = null, dailyCapacity = null } = body;
  if (licence !== null && !isDay(licence.expiresOn)) {
    const message = `${licence.expiresOn} is not a date such as 2026-03-16`;
    throw invalid('INPUT_INVALID', message, '/licence/expiresOn');
  }
  return {
    ...{ gln, name, latitude, longitude, kind, dailyCapacity },
    licence: licence === null ? null : { number: licence.number, expiresOn: licence.expiresOn },
  };
}

/** JavaScript reads 30 February as 2 March. */
function isDay(day: string): boolean {
  const ms = Date.parse(day);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
