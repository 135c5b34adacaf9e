/**
 * Requests for the holds and complaints of the city. Of holds: one that was released, one that is condemned, one in force and one that is closed.
 * None of them keeps a box from moving that others move.
 */
export function holdsOfTheCity(
  boxes: { readonly atTheDropPoint: string; readonly delivered: string },
  gtin: string,
): readonly (readonly [path: string, body: object])[] {
  const reason = 'mouldy';
  return [
    ['/v1/holds', { holdId: 'H-released', sscc: boxes.atTheDropPoint, reason }],
    ['/v1/holds/H-released/release', { reason }],
    ['/v1/holds', { holdId: 'H-condemned', sscc: boxes.delivered, reason }],
    ['/v1/holds/H-condemned/condemn', { reason }],
    ['/v1/holds', { holdId: 'H-force', gtin, lot: 'none', reason }],
    ['/v1/holds', { holdId: 'H-closed', gtin, lot: 'no-other', reason }],
    ['/v1/holds/H-closed/condemn', { reason }],
    ['/v1/holds/H-closed/close', {}],
    ['/v1/complaints', { complaintId: 'K-open', sscc: boxes.atTheDropPoint, kind: 'mouldy', words: reason }],
    ['/v1/complaints', { complaintId: 'K-closed', sscc: boxes.delivered, kind: 'other', words: reason }],
    ['/v1/complaints/K-closed/close', { outcome: 'unfounded', words: reason }],
  ];
}
