import type { Tools } from './ledger-and-recall-requests';
import type { Sent } from './running-boxtrail';

type Request = Sent & { readonly path: string };

/** One request of each route of holds and complaints that takes a POST, about data of its own. */
export function qualityRequests(tools: () => Tools): Record<string, () => Promise<Request>> {
  const box = async () => {
    const { must, job, box } = tools();
    const { jobId, needId } = await job();
    const packed = box(needId);
    await must(`/v1/packing-jobs/${jobId}/boxes`, packed);
    return packed.sscc;
  };
  const reason = 'r';
  /** A hold of a box. */
  const held = async () => {
    const { fresh, must } = tools();
    const [holdId, sscc] = [fresh('hold'), await box()];
    await must('/v1/holds', { holdId, sscc, reason });
    return { path: `/v1/holds/${holdId}`, sscc };
  };
  const condemned = async () => {
    const hold = await held();
    await tools().must(`${hold.path}/condemn`, { reason });
    return hold;
  };
  /** A complaint about a box, and an item of it. */
  const complained = async () => {
    const { fresh, must, job, box: boxOf, item } = tools();
    const { jobId, needId } = await job();
    const lot = { gtin: item.gtin, lot: fresh('lot') };
    const packed = boxOf(needId, { contents: [{ ...item, lot: lot.lot }] });
    await must(`/v1/packing-jobs/${jobId}/boxes`, packed);
    const complaintId = fresh('complaint');
    await must('/v1/complaints', { complaintId, sscc: packed.sscc, kind: 'mouldy', words: reason });
    return { path: `/v1/complaints/${complaintId}`, lot };
  };
  return {
    '/v1/complaints': async () => ({
      path: '/v1/complaints',
      json: { sscc: await box(), kind: 'other', words: reason },
    }),
    '/v1/complaints/{complaintId}/holds': async () => ({
      path: `${(await complained()).path}/holds`,
      json: { reason },
    }),
    '/v1/complaints/{complaintId}/recalls': async () => {
      const { path, lot } = await complained();
      return { path: `${path}/recalls`, json: { ...lot, reason } };
    },
    '/v1/complaints/{complaintId}/close': async () => ({
      path: `${(await complained()).path}/close`,
      json: { outcome: 'unfounded', words: reason },
    }),
    '/v1/holds': async () => ({ path: '/v1/holds', json: { sscc: await box(), reason } }),
    '/v1/holds/{holdId}/inspections': async () => ({
      path: `${(await held()).path}/inspections`,
      json: { inspectorRef: 'i', result: 'passed', words: 'w' },
    }),
    '/v1/holds/{holdId}/release': async () => ({ path: `${(await held()).path}/release`, json: { reason } }),
    '/v1/holds/{holdId}/condemn': async () => ({ path: `${(await held()).path}/condemn`, json: { reason } }),
    '/v1/holds/{holdId}/write-offs': async () => {
      const { path, sscc } = await condemned();
      return { path: `${path}/write-offs`, json: { ssccs: [sscc], reason } };
    },
    '/v1/holds/{holdId}/close': async () => {
      const { path, sscc } = await condemned();
      await tools().must(`${path}/write-offs`, { ssccs: [sscc], reason });
      return { path: `${path}/close`, json: {} };
    },
  };
}
