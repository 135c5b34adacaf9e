import type { Feature } from '../base/feature';
import { today } from '../pages/today';
import { boxes } from '../pages/boxes';
import { box } from '../pages/box';
import { loads } from '../pages/loads';
import { findings } from '../pages/findings';
import { coverage } from '../pages/households';
import { rounds } from '../pages/rounds';
import { jobs } from '../pages/jobs';
import { passes } from '../pages/passes';
import { doors } from '../pages/doors';
import { catalog } from '../pages/catalog';
import { money } from '../pages/money';
import { recalls } from '../pages/recalls';
import { stock } from '../pages/stock';
import { holds } from '../pages/holds';
import { complaints } from '../pages/complaints';
import { film } from '../pages/film';
import { upload } from '../pages/upload';
import { operations } from '../pages/operations';
import { stations } from '../pages/stations';
import { actors } from '../pages/actors';
import { accounts } from '../pages/accounts';

/** Every feature of the console, in the order of the navigation. */
export const features: readonly Feature[] = [
  today,
  boxes,
  box,
  loads,
  doors,
  findings,
  stations,
  accounts,
  actors,
  rounds,
  coverage,
  jobs,
  passes,
  recalls,
  holds,
  complaints,
  money,
  catalog,
  stock,
  film,
  upload,
  operations,
];
