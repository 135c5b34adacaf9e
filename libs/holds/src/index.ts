export { HeldLots, heldLotsTable } from './held-lots';
export { heldView } from './held.view';
export { HeldBoxes } from './held-boxes';
