import { ResponsibleNamed } from '@boxtrail/contracts';
import { pdfText } from '../../../../test/support/pdf-text';
import { readCodes } from '../../../../test/support/read-codes';
import {
  at,
  box,
  cabbage,
  community,
  need,
  PackingService,
  sscc,
  supplier,
  vegetables,
} from '../testing/packing-service';

let service: PackingService;
const boxes = 503; // a statement reads 500

beforeAll(async () => {
  service = await PackingService.start();
  const wang = { gln: community, name: '王芳', position: '社区书记', phone: '+86 431 8888 0001' };
  await service.put(`responsible-${community}`, ResponsibleNamed.of(at, wang));
  const goods = { receiptId: 'GR-1', supplierGln: supplier, gtin: cabbage, lot: 'L-77', quantity: 5_000 };
  const dated = { ...goods, bestBefore: '2099-03-20', source: 'farm', inspection: 'passed' };
  await service.post('/v1/stock/receipts', dated);
  await service.closeRound('L-1', [need('N-1', [vegetables, 2]), need('N-2', [vegetables, 1])]);
  await service.lines('/v1/packing-jobs/L-1/boxes', [box(3, 'N-2'), box(1, 'N-1'), box(2, 'N-1')]);
  await service.closeRound('L-2', [need('N-9', [vegetables, boxes])]);
  const many = Array.from({ length: boxes }, (_, i) => box(1_000 + i, 'N-9'));
  await service.lines('/v1/packing-jobs/L-2/boxes', many);
});
afterAll(() => service.stop());

const dense = (text = '') => text.replace(/\s+/g, ' ');
const codesOf = (n: number, needId: string) => ({
  zxing: [
    `]C1 (00)${sscc(n)}`,
    `]Q1 boxtrail:pay?v=1&round=L-1&need=${needId}&fen=6000`,
    `]Q1 https://id.gs1.org/00/${sscc(n)}`,
  ],
  zbar: [
    `ZBAR_CODE128 00${sscc(n)}`,
    `ZBAR_QRCODE boxtrail:pay?v=1&round=L-1&need=${needId}&fen=6000`,
    `ZBAR_QRCODE https://id.gs1.org/00/${sscc(n)}`,
  ],
});

describe('the label of a box', () => {
  it('given a box, then its label has its place, its need, its amount, and whom to call', async () => {
    const { status, headers, bytes } = await service.file(`/v1/boxes/${sscc(1)}/label?lang=zh`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="labels-${sscc(1)}.pdf"`);
    expect(headers.get('cache-control')).toContain('no-store');
    const [page] = pdfText(bytes).map(dense);
    for (const text of [
      'Peach Garden',
      '3 2-501',
      '卧床',
      '¥60.00',
      '已预付',
      '共 2 箱',
      '社区书记：+86 431 8888 0001',
      '保质期至',
      '2099-03-20',
    ])
      expect(page).toContain(text);
    expect(page).not.toContain('H-N-1');
    expect(page).not.toContain('grid-4');
    expect(readCodes(bytes, 'pdf')).toEqual([codesOf(1, 'N-1')]);
  });

  it('given Accept-Language, then its words are in that language', async () => {
    const { bytes } = await service.file(`/v1/boxes/${sscc(3)}/label`, { 'accept-language': 'en' });
    expect(dense(pdfText(bytes)[0])).toContain('BED-RIDDEN');
  });

  it('given a packer of the supplier, then it prints the label', async () => {
    const key = await service.key('packer', supplier);
    expect((await service.file(`/v1/boxes/${sscc(1)}/label`, {}, key)).status).toBe(200);
  });
});

describe('the labels of a job', () => {
  it('given a job, then there is a label for each packed box, by SSCC', async () => {
    const { status, headers, bytes } = await service.file('/v1/packing-jobs/L-1/labels?format=zpl');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(readCodes(bytes, 'zpl')).toEqual([codesOf(1, 'N-1'), codesOf(2, 'N-1'), codesOf(3, 'N-2')]);
  });

  it('given a job of more boxes than a page of the database, then none is missing and none is twice', async () => {
    const { bytes } = await service.file('/v1/packing-jobs/L-2/labels?format=zpl');
    const found = [...bytes.toString().matchAll(/\^FD>;>800(\d+)\^FS/g)].map(([, number]) => number);
    expect(found).toEqual(Array.from({ length: boxes }, (_, i) => sscc(1_000 + i)).sort());
  }, 180_000);
});

describe('requests for labels that cannot be answered', () => {
  it.each([
    ['a box that was never packed', `/v1/boxes/${sscc(999)}/label`, 404, 'BOX_UNKNOWN'],
    [
      'a mistyped SSCC',
      `/v1/boxes/${sscc(1).replace(/.$/, (d) => String((Number(d) + 1) % 10))}/label`,
      400,
      'INPUT_INVALID',
    ],
    ['no SSCC', '/v1/boxes/none/label', 400, 'INPUT_INVALID'],
    ['an unknown format', `/v1/boxes/${sscc(1)}/label?format=docx`, 400, 'INPUT_INVALID'],
    ['an unknown language', `/v1/boxes/${sscc(1)}/label?lang=fr`, 400, 'INPUT_INVALID'],
    ['an unknown parameter', `/v1/boxes/${sscc(1)}/label?size=a4`, 400, 'INPUT_INVALID'],
    ['an unknown job', '/v1/packing-jobs/L-9/labels', 404, 'JOB_UNKNOWN'],
    ['an unknown format of a job', '/v1/packing-jobs/L-1/labels?format=PDF', 400, 'INPUT_INVALID'],
    ['a job id with a NUL', '/v1/packing-jobs/%00/labels', 400, 'INPUT_INVALID'],
  ])('given %s, then %s answers %i %s', async (_, path, status, code) => {
    const { status: answered, body } = await service.get(path);
    expect([answered, body['code']]).toEqual([status, code]);
  });

  it('given a type that no label has, then 406', async () => {
    const { status } = await service.file(`/v1/boxes/${sscc(1)}/label`, { accept: 'image/png' });
    expect(status).toBe(406);
  });

  it.each([['carrier'], ['auditor'], ['station'], ['partner'], ['team']] as const)(
    'given the role %s, then 403',
    async (role) => {
      const key = await service.key(role);
      expect((await service.file(`/v1/boxes/${sscc(1)}/label`, {}, key)).status).toBe(403);
      expect((await service.file('/v1/packing-jobs/L-1/labels', {}, key)).status).toBe(403);
    },
  );

  it('given a packer of another supplier, then 403', async () => {
    const key = await service.key('packer', community);
    expect((await service.file('/v1/packing-jobs/L-1/labels', {}, key)).status).toBe(403);
  });
});
