import type { View } from '@boxtrail/projections';
import { contexts } from '../../apps/boxtrail/contexts';

/** Every view of the application. */
export const allViews = (): readonly View[] => contexts.flatMap(({ parts }) => parts.views);
