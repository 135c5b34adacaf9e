/** The stream of a GLN: of a station or a supplier. */
export const placeStream = (gln: string): string => `station-${gln}`;

/** In older logs, suppliers have their own streams. */
export const formerSupplierStream = (gln: string): string => `supplier-${gln}`;
