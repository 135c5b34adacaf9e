import { describe, expect, it } from 'vitest';
import { counted, waitingFirst } from './outcomes';

const boxes = [
  { sscc: '1', status: 'handed-over' },
  { sscc: '2', status: 'out' },
  { sscc: '3', status: 'failed' },
  { sscc: '4', status: 'out' },
  { sscc: '5', status: 'lost' },
] as const;

describe('the boxes of a door round', () => {
  it('begin with those that wait for a person, else in the order of the round', () => {
    expect(waitingFirst(boxes).map(({ sscc }) => sscc)).toEqual(['5', '3', '2', '4', '1']);
  });

  it('are counted by outcome, without outcomes that no box has', () => {
    expect(counted(boxes)).toEqual([
      { outcome: 'lost', count: 1 },
      { outcome: 'failed', count: 1 },
      { outcome: 'out', count: 2 },
      { outcome: 'handed-over', count: 1 },
    ]);
  });
});
