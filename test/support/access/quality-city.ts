/**
 * Requests for the holds of the city: one that was released, one that is condemned, one in force and one that is closed.
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
  ];
}
