import type { Answer, RunningBoxtrail, Sent } from './running-boxtrail';

/** What the requests need of the test that sends them. */
export interface Tools {
  readonly boxtrail: RunningBoxtrail;
  readonly fresh: (prefix: string) => string;
  /** Sends a request that must succeed. */
  readonly must: (path: string, json: object) => Promise<Answer>;
  /** A closed round with its job. */
  readonly job: () => Promise<{ readonly jobId: string; readonly needId: string }>;
  readonly box: (needId: string, more?: object) => { readonly sscc: string };
  /** An item of the boxes' type. */
  readonly item: { readonly gtin: string; readonly quantity: number };
  readonly community: string;
  /** GTIN of a box type. */
  readonly boxType: string;
}

type Request = Sent & { readonly path: string };

/** One request of each route of the ledger and of recalls that takes a POST, about data of its own. */
export function ledgerAndRecallRequests(tools: () => Tools): Record<string, () => Promise<Request>> {
  const open = async (lot: string) => {
    const { fresh, must, item } = tools();
    const recall = { recallId: fresh('recall'), gtin: item.gtin, lot, reason: 'r' };
    await must('/v1/recalls', recall);
    return recall.recallId;
  };
  /** A recalled box, at the station of the community. */
  const recalled = async () => {
    const { fresh, must, job, box, item, community } = tools();
    const lot = fresh('lot');
    const { jobId, needId } = await job();
    const packed = box(needId, { contents: [{ ...item, lot }], packedAtGln: community });
    await must(`/v1/packing-jobs/${jobId}/boxes`, packed);
    return { path: `/v1/recalls/${await open(lot)}`, ssccs: [packed.sscc] };
  };
  /** A need in the ledger, with its path there. */
  const inLedger = async () => {
    const { jobId, needId } = await tools().job();
    const path = `/v1/ledger/needs/${jobId}/${needId}`;
    await eventually(async () => (await tools().boxtrail.ask('GET', path)).status === 200);
    return { jobId, needId, path };
  };
  /** A delivered box that is posted. */
  const posted = async () => {
    const { boxtrail, fresh, must, box, community } = tools();
    const { jobId, needId, path } = await inLedger();
    const packed = box(needId);
    await must(`/v1/packing-jobs/${jobId}/boxes`, packed);
    await must('/v1/scans', {
      ...{ scanId: fresh('scan'), kind: 'handed-over', sscc: packed.sscc, atGln: community, byRef: 'w' },
      ...{ receivedByRef: 'hh-1', method: 'in-person' },
    });
    await eventually(async () => (await boxtrail.ask('GET', path)).body.postedFen > 0);
    return { path, sscc: packed.sscc };
  };
  const correction = (communityGln: string) => ({
    ...{ correctionId: tools().fresh('correction'), communityGln, amountFen: 1, reason: 'r' },
    ...{ debit: { kind: 'relief', ref: 'fund' }, credit: { kind: 'cash', ref: 'g' } },
  });
  const movement = () => ({
    ...{ movementId: tools().fresh('movement'), kind: 'hand-over', toRef: 'h', amountFen: 1 },
    communityGln: tools().community,
  });
  let communities = 0;

  return {
    '/v1/recalls': async () => {
      const { fresh, item } = tools();
      return { path: '/v1/recalls', json: { gtin: item.gtin, lot: fresh('lot'), reason: 'r' } };
    },
    '/v1/recalls/{recallId}/recoveries': async () => {
      const { path, ssccs } = await recalled();
      return { path: `${path}/recoveries`, json: { atGln: tools().community, ssccs } };
    },
    '/v1/recalls/{recallId}/write-offs': async () => {
      const { path, ssccs } = await recalled();
      return { path: `${path}/write-offs`, json: { ssccs, reason: 'r' } };
    },
    '/v1/recalls/{recallId}/close': async () => ({
      path: `/v1/recalls/${await open(tools().fresh('lot'))}/close`,
      json: {},
    }),
    '/v1/ledger/needs/{roundId}/{needId}/collections': async () => ({
      path: `${(await inLedger()).path}/collections`,
      json: { collectionId: tools().fresh('c'), workerRef: 'g', method: 'cash', amountFen: 1 },
    }),
    '/v1/ledger/needs/{roundId}/{needId}/refunds': async () => {
      const { path, sscc } = await posted();
      return { path: `${path}/refunds`, json: { sscc, reason: 'r' } };
    },
    '/v1/ledger/cash/{workerRef}/movements': async () => ({
      path: `/v1/ledger/cash/${tools().fresh('worker')}/movements`,
      json: movement(),
    }),
    '/v1/ledger/corrections': async () => ({
      path: '/v1/ledger/corrections',
      json: correction(tools().community),
    }),
    '/v1/ledger/open-items/{itemId}/close': async () => {
      const { boxtrail, fresh, must, community } = tools();
      const workerRef = fresh('worker');
      await must(`/v1/ledger/cash/${workerRef}/movements`, movement());
      let itemId = '';
      await eventually(async () => {
        const query = `communityGln=${community}&limit=200`;
        const { items } = (await boxtrail.ask('GET', `/v1/ledger/open-items?${query}`)).body;
        itemId = items.find((one: { workerRef: string }) => one.workerRef === workerRef)?.itemId ?? '';
        return itemId !== '';
      });
      return { path: `/v1/ledger/open-items/${itemId}/close`, json: { reason: 'r' } };
    },
    '/v1/ledger/settlements': async () => {
      const { boxtrail, must } = tools();
      const { items } = (await boxtrail.ask('GET', '/v1/stations?tier=community&limit=200')).body;
      const communityGln = items[(communities += 1)].gln as string;
      await must('/v1/ledger/corrections', correction(communityGln));
      return { path: '/v1/ledger/settlements', json: { communityGln, workerRef: 'w' } };
    },
  };
}

async function eventually(isSo: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isSo());) {
    if (Date.now() > end) throw new Error(`not so within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
