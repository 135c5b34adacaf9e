import { parse } from 'csv-parse/sync';
import { Pool } from 'pg';
import { handlePoolErrors } from '@boxtrail/database';
import { databaseUrl } from '../support/boxtrail';
import { RunningBoxtrail } from './running-boxtrail';
import { schemaOf } from '@boxtrail/projections';
import { placesView } from '@boxtrail/network';
import { trailsSchema } from '../../libs/audit/src/views/trails/trails.view';

const placesSchema = schemaOf(placesView('audit'));

const ids = [
  '1E5',
  '12e3',
  '007',
  '0',
  '376104250021234569',
  '3-1',
  '2026-03-20',
  '3.1',
  '1.10',
  '12:30',
  'MAR1',
  'Dec-2',
  'TRUE',
  'false',
  '-5',
  '٣',
  '１２３',
  '3月1日',
  '1'.repeat(64),
];

/** Values that common spreadsheets convert to a number, date, time or boolean. */
const isTaken = (cell: string) =>
  /^\s*[-+]?[\p{Nd}.,:/%-]+(e[-+]?\d+)?\s*$/iu.test(cell) ||
  /^(true|false)$/i.test(cell) ||
  /^(mar|dec)[- ]?\d/i.test(cell) ||
  /^\d+月\d+日$/.test(cell);

describe('ids that a spreadsheet would convert', () => {
  let boxtrail: RunningBoxtrail;
  let pool: Pool;
  let sscc: string;
  let gln: string;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    pool = handlePoolErrors(new Pool({ connectionString: databaseUrl(boxtrail.dir), max: 2 }));
    const { body } = await boxtrail.ask('GET', '/v1/trails?limit=1');
    sscc = (body as { items: [{ sscc: string }] }).items[0].sscc;
    const stations = (await boxtrail.ask('GET', '/v1/stations?limit=1')).body as { items: [{ gln: string }] };
    gln = stations.items[0].gln;
  }, 180_000);
  afterAll(async () => {
    await pool.end();
    await boxtrail.stop();
  });

  const csv = async (audience: string) => {
    const { status, text } = await boxtrail.ask(
      'GET',
      `/v1/exports/trails/${sscc}?format=csv&for=${audience}`,
    );
    expect(status).toBe(200);
    return parse(text, { bom: true, columns: true }) as unknown as Record<string, string>[];
  };

  it.each(ids)(
    'given %s as load, pass, actor and place, then spreadsheets keep it and programs read it exactly',
    async (id) => {
      expect(isTaken(id)).toBe(true);
      await pool.query(
        `UPDATE ${trailsSchema}.steps SET step = step || jsonb_build_object('loadId', $2::text, 'actor', $2::text, 'passIds', jsonb_build_array($2::text), 'placeGln', $3::text)
        WHERE sscc = $1`,
        [sscc, id, gln],
      );
      // One place has the name: of several the export would tell them apart, and the names would be none of these.
      await pool.query(
        `UPDATE ${placesSchema}.places SET name = CASE WHEN gln = $2 THEN $1::text ELSE 'place ' || gln END`,
        [id, gln],
      );
      const columns = ['load_id', 'actor', 'pass_ids', 'place_name'];
      const sheet = await csv('spreadsheet');
      const exact = await csv('program');
      expect(sheet.length).toBeGreaterThan(3);
      for (const [i, row] of sheet.entries()) {
        for (const column of columns) {
          const cell = row[column] ?? '';
          expect([column, cell]).toEqual([column, `'${id}`]);
          expect(isTaken(cell)).toBe(false);
          expect(exact[i]?.[column]).toBe(id);
        }
        expect([row['sscc'], exact[i]?.['sscc']]).toEqual([`(00)${sscc}`, sscc]);
        expect(row['place_gln']).toMatch(/^\(414\)\d{13}$/);
        expect(exact[i]?.['place_gln']).toMatch(/^\d{13}$/);
      }
      const json = (await boxtrail.ask('GET', `/v1/exports/trails/${sscc}`)).body as {
        document: { steps: { loadId: string }[] };
      };
      expect(new Set(json.document.steps.map(({ loadId }) => loadId))).toEqual(new Set([id]));
    },
  );
});
