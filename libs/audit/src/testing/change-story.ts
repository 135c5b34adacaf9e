import type { Row } from './change-scene';
import { deliveryStory } from './change-story-delivery';
import { moneyStory } from './change-story-money';
import { qualityStory } from './change-story-quality';
import { stockStory } from './change-story-stock';
import { supplyStory } from './change-story-supply';

/** The story of one box of a round: every event type once, which bindings see it, its subject, and where it happened. */
export const story: readonly Row[] = [
  ...supplyStory,
  ...deliveryStory,
  ...moneyStory,
  ...qualityStory,
  ...stockStory,
];
