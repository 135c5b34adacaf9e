import type { Operation } from '../../base/rights';

/** How the cell of a column becomes a field: empty cells are left out. */
type CellKind = 'text' | 'number' | 'json';

/** What a file may hold. */
export interface Kind {
  readonly name: 'scans' | 'boxes' | 'needs' | 'stations';
  /** The route that takes it; its roles may send it. */
  readonly route: Operation;
  /** What the lines belong to. */
  readonly of?: 'jobId' | 'roundId';
  /** What the route takes: CSV files for a route that takes NDJSON are rewritten here, row by row. */
  readonly sends: 'ndjson' | 'csv';
  /** Fields of a line, in the order of a CSV. A list of stations names its columns itself. */
  readonly columns: Readonly<Record<string, CellKind>>;
}

export const kinds: readonly Kind[] = [
  {
    name: 'scans',
    route: 'recordScan',
    sends: 'ndjson',
    columns: {
      scanId: 'text',
      kind: 'text',
      sscc: 'text',
      atGln: 'text',
      byRef: 'text',
      occurredAt: 'text',
      receivedByRef: 'text',
      method: 'text',
      proofRef: 'text',
      reason: 'text',
      note: 'text',
    },
  },
  {
    name: 'boxes',
    route: 'packBox',
    of: 'jobId',
    sends: 'ndjson',
    columns: {
      sscc: 'text',
      needId: 'text',
      gtin: 'text',
      contents: 'json',
      weightGrams: 'number',
      sealId: 'text',
      packedAtGln: 'text',
      occurredAt: 'text',
    },
  },
  {
    name: 'needs',
    route: 'recordNeed',
    of: 'roundId',
    sends: 'ndjson',
    columns: {
      needId: 'text',
      householdRef: 'text',
      building: 'text',
      unit: 'text',
      order: 'text',
      payment: 'text',
      placedByRef: 'text',
      specialNeeds: 'json',
      lines: 'json',
      occurredAt: 'text',
    },
  },
  { name: 'stations', route: 'importStations', sends: 'csv', columns: {} },
];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row as the JSON of a line; what is no number or no JSON goes as text, for the service to say what is wrong. */
export function jsonOf({ columns }: Kind, names: readonly string[], cells: readonly string[]): string {
  const fields = names.flatMap((name, i): [string, unknown][] => {
    const cell = cells[i] ?? '';
    return cell === '' ? [] : [[name, valueOf(columns[name] ?? 'text', cell)]];
  });
  return JSON.stringify(Object.fromEntries(fields));
}

function valueOf(kind: CellKind, cell: string): unknown {
  if (kind === 'text') return cell;
  if (kind === 'number') return Number.isFinite(Number(cell)) ? Number(cell) : cell;
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return cell;
  }
}

/** The cells of a line of JSON in the order of the columns; undefined when columns cannot say what it says. */
export function cellsOf(kind: Kind, body: string): readonly string[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const names = Object.keys(kind.columns);
  const cells = names.map((name) => {
    const field = value[name];
    if (field === undefined) return '';
    return typeof field === 'string' ? field : JSON.stringify(field);
  });
  const back: unknown = JSON.parse(jsonOf(kind, names, cells));
  return isEqual(back, value) ? cells : undefined;
}

/** Whether two values of JSON are the same; the order of fields does not count. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => isEqual(one, b[i]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isEqual(a[key], b[key]));
}
