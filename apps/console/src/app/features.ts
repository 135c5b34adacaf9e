import type { Feature } from '../base/feature';
import { today } from '../pages/today';
import { boxes } from '../pages/boxes';
import { box } from '../pages/box';
import { loads } from '../pages/loads';
import { findings } from '../pages/findings';

/** Every feature of the console, in the order of the navigation. */
export const features: readonly Feature[] = [today, boxes, box, loads, findings];
