import { tiers, type Tier } from '@boxtrail/contracts';
import { invalid, Refusal } from '@boxtrail/kernel';
import {
  KeyField,
  NameField,
  NumberField,
  OneOfField,
  PatternField,
  TextField,
  validated,
} from '@boxtrail/input';
import { narrow, refuseShortened, type CsvColumns, type CsvRow } from '@boxtrail/intake';

/** The columns of a list of stations. */
export const stationColumns: CsvColumns = {
  required: ['code', 'name', 'tier', 'parentCode', 'street', 'latitude', 'longitude'],
  optional: ['gln'],
  otherNames: {
    code: ['编码', '代码', '统计代码', '区划代码'],
    name: ['名称', '站点名称'],
    tier: ['层级', '级别'],
    parentCode: ['上级编码', '上级代码'],
    street: ['街道', '地址'],
    latitude: ['纬度', 'lat'],
    longitude: ['经度', 'lon', 'lng'],
    gln: ['位置码', '全球位置码'],
  },
};

/** Names of tiers in Chinese lists. */
const tierNames: Readonly<Record<string, Tier>> = {
  市: 'municipal',
  市级: 'municipal',
  区: 'district',
  区级: 'district',
  区县: 'district',
  社区: 'community',
  社区级: 'community',
};

const statisticalCode = /^[0-9]{4,12}$/;

/** One line of a list of stations. Empty cells are null. */
export class StationLine {
  @PatternField(statisticalCode, '4 to 12 digits')
  code: string;

  @NameField()
  name: string;

  @OneOfField(tiers)
  tier: Tier;

  // Empty for the municipal station. Not validated here, since it is looked up.
  @TextField({ optional: true, max: 12 })
  parentCode: string | null;

  @NameField({ optional: true })
  street: string | null;

  @NumberField(-90, 90, { optional: true })
  latitude: number | null;

  @NumberField(-180, 180, { optional: true })
  longitude: number | null;

  @KeyField('gln', { optional: true })
  gln: string | null;
}

/** Parses a row. Throws a `Refusal` that names the column. */
function readStation(row: CsvRow): StationLine {
  const cell = (column: string) => row[column] ?? '';
  const digits = (column: string) => {
    const text = narrow(cell(column));
    refuseShortened(column, text);
    return text;
  };
  const tier = narrow(cell('tier')).toLowerCase();
  const [latitude, longitude] = [numberIn('latitude', digits), numberIn('longitude', digits)];
  if ((latitude === null) !== (longitude === null)) {
    const [has, lacks] = latitude === null ? ['longitude', 'latitude'] : ['latitude', 'longitude'];
    throw invalid(
      'INPUT_INVALID',
      `${lacks} is empty where ${has} is given: fill in both or neither`,
      `/${lacks}`,
    );
  }
  return validated(StationLine, {
    code: digits('code'),
    name: cell('name'),
    tier: tierNames[tier] ?? tier,
    parentCode: digits('parentCode') || null,
    street: cell('street') || null,
    latitude,
    longitude,
    gln: digits('gln') || null,
  });
}

/** A number with a decimal point, or with the decimal comma of some spreadsheets. */
function numberIn(column: string, digits: (column: string) => string): number | null {
  const cell = digits(column);
  if (cell === '') return null;
  if (/^-?\d{1,3}([.,]\d{1,15})?$/.test(cell)) return Number(cell.replace(',', '.'));
  throw invalid(
    'INPUT_INVALID',
    `${column} must be a number such as 43.817071, not ${cell.slice(0, 50)}`,
    `/${column}`,
  );
}

/** Like `readStation`, but returns the refusal. */
export function stationIn(cells: CsvRow): StationLine | Refusal {
  try {
    return readStation(cells);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
