import { ConnectionBroken } from '@boxtrail/api-client';
import { describe, expect, it } from 'vitest';
import { kinds, type Kind } from './kinds';
import { read, type Batch } from './read';
import { refusedCsv } from './refused';
import { countsOf, NotHandled, refusedFirst, sendRest, type Answer } from './send';

const kindOf = (name: Kind['name']): Kind => {
  const found = kinds.find((kind) => kind.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const scan = (n: number) =>
  JSON.stringify({ scanId: `s-${n}`, kind: 'seen', sscc: '1', atGln: '2', byRef: 'a' });
const fileOf = (count: number) =>
  read(kindOf('scans'), Array.from({ length: count }, (_, n) => scan(n)).join('\n'));

/** A service that refuses every tenth line it has not seen, and answers at most `most` lines of a request. */
function service({ most = Number.POSITIVE_INFINITY, end = true, failed = -1 } = {}) {
  const seen = new Set<string>();
  const bodies: string[] = [];
  const post = async (body: string) => {
    bodies.push(body);
    const answers = body
      .trimEnd()
      .split('\n')
      .map((text, i) => {
        const line = i + 1;
        if (i === failed) return { line, status: 'failed', code: 'OVERLOADED', detail: 'busy' };
        if (seen.has(text)) return { line, status: 'duplicate', id: 'x', position: 1 };
        if (line % 10 === 0) return { line, status: 'quarantined', code: 'INPUT_INVALID', detail: 'no' };
        seen.add(text);
        return { line, status: 'accepted', id: 'x', position: 1 };
      });
    const bytes = new TextEncoder();
    const parts = answers.slice(0, most).map((answer) => bytes.encode(`${JSON.stringify(answer)}\n`));
    if (answers.length <= most && end) parts.push(bytes.encode('{"summary":{},"position":1}\n'));
    return new ReadableStream<Uint8Array>({
      pull(stream) {
        const part = parts.shift();
        if (part !== undefined) stream.enqueue(part);
        else if (answers.length > most) stream.error(new TypeError('network'));
        else stream.close();
      },
    });
  };
  return { bodies, seen, post };
}

function sending(batch: Batch) {
  const answers = new Map<number, Answer>();
  const send = (post: Parameters<typeof sendRest>[2]) =>
    sendRest(batch, answers, post, (index, answer) => answers.set(index, answer));
  return { answers, send };
}

describe('sending the lines of a file', () => {
  it('given 10,000 lines of which some are refused, then each has its answer, refused ones first', async () => {
    const batch = await fileOf(10_000);
    const { answers, send } = sending(batch);
    const { post, bodies } = service();
    await send(post);
    expect(bodies).toHaveLength(10);
    expect(countsOf(batch, answers)).toEqual({ recorded: 9_000, known: 0, refused: 1_000, unanswered: 0 });
    expect(refusedFirst(batch, answers).slice(0, 2)).toEqual([9, 19]);
    expect(refusedFirst(batch, answers)).toHaveLength(10_000);
  });

  it.each([
    ['breaks in the middle of the answer', { most: 400 }],
    ['ends without a summary', { end: false }],
  ])(
    'given a connection that %s, then it says so, and sending again records nothing twice',
    async (_, how) => {
      const batch = await fileOf(1_500);
      const { answers, send } = sending(batch);
      const broken = service(how);
      await expect(send(broken.post)).rejects.toThrow(ConnectionBroken);
      const { unanswered } = countsOf(batch, answers);
      expect(unanswered).toBe('most' in how ? 1_100 : 500);
      const whole = service();
      for (const line of broken.seen) whole.seen.add(line);
      await send(whole.post);
      expect(whole.bodies.join('').trimEnd().split('\n')).toHaveLength(unanswered);
      expect(countsOf(batch, answers).unanswered).toBe(0);
    },
  );

  it('given a line that the service could not take now, then it has no answer, and the others have theirs', async () => {
    const batch = await fileOf(5);
    const { answers, send } = sending(batch);
    await expect(send(service({ failed: 2 }).post)).rejects.toThrow(NotHandled);
    expect([...answers.keys()]).toEqual([0, 1, 3, 4]);
  });

  it('given a row with too few cells, then it is not sent', async () => {
    const batch = await read(kindOf('scans'), 'scanId,kind\ns-1,seen\ns-2\n');
    const { answers, send } = sending(batch);
    const { post, bodies } = service();
    await send(post);
    expect(bodies).toEqual(['{"scanId":"s-1","kind":"seen"}\n']);
    expect(answers.get(1)).toEqual({ status: 'unread' });
  });
});

describe('the file of refused lines', () => {
  const refuseAll = async (kind: Kind['name'], text: string) => {
    const batch = await read(kindOf(kind), text);
    const answers = new Map(
      [...batch.lines.keys()].map((i) => [
        i,
        { status: 'quarantined', code: 'C', detail: '=cmd()' } as const,
      ]),
    );
    return { batch, csv: refusedCsv(batch, answers, () => 'cells') };
  };
  const valuesOf = ({ lines }: Batch) =>
    lines.map(({ body }): unknown => (body.startsWith('{') ? JSON.parse(body) : body));

  it.each([
    ['scans', `${scan(1)}\n{"scanId":"=1+1","note":"a, \\"b\\""}\nno JSON\n{"scanId":"s","more":true}\n`],
    [
      'boxes',
      '{"sscc":"020123450100000017","contents":[{"gtin":"0206","lot":"L","quantity":5}],"weightGrams":5200}\n' +
        '{"sscc":"1","weightGrams":"5200"}\n',
    ],
    [
      'needs',
      '{"needId":"N-1","specialNeeds":["infant"],"lines":[{"gtin":"02","quantity":1}],"unit":"2-501"}\n',
    ],
    ['stations', '编码,name,tier\n0022,"=HYPERLINK(""x"")",district\n2201,"a, b",municipal\n'],
  ] as const)(
    'given refused %s, then it reads back as what was sent, and no cell is a formula',
    async (kind, text) => {
      const { batch, csv } = await refuseAll(kind, text);
      expect(csv).not.toMatch(/(^|[,"\n])\s*[=+@]/m);
      const again = await read(kindOf(kind), csv.slice(1));
      expect(valuesOf(again)).toEqual(valuesOf(batch));
      expect(again.header).toEqual(batch.header);
    },
  );

  it('given an unknown column, then the file is not read', async () => {
    await expect(read(kindOf('scans'), 'scanId,colour\n1,red')).rejects.toMatchObject({
      words: 'columns',
      details: 'colour',
    });
  });
});
