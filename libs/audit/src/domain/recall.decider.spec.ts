import {
  eventProblem,
  RecallClosed,
  RecalledBoxesRecovered,
  RecalledBoxesWrittenOff,
  RecallOpened,
} from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import {
  recallDecider,
  type CloseRecall,
  type OpenRecall,
  type RecoverBoxes,
  type WriteOffBoxes,
} from './recall.decider';

const [occurredAt, later] = ['2026-03-20T05:00:00.000Z', '2026-03-20T06:00:00.000Z'] as const;
const [one, two] = ['002000000000000017', '002000000000000024'] as const;
const [north, south] = ['0200000000017', '0200000000024'] as const;
const recallId = 'recall-1';
const lot = { recallId, gtin: '02900000000018', lot: 'L7', reason: 'mouldy' };

const open = (more: Partial<OpenRecall> = {}): OpenRecall => ({
  ...{ type: 'OpenRecall', occurredAt, ...lot },
  ...more,
});
const recover = (more: Partial<RecoverBoxes> = {}): RecoverBoxes => ({
  ...{ type: 'RecoverBoxes', occurredAt: later, recallId, atGln: north, ssccs: [one] },
  ...{ withoutLot: [], elsewhere: [] },
  ...more,
});
const writeOff = (more: Partial<WriteOffBoxes> = {}): WriteOffBoxes => ({
  ...{ type: 'WriteOffBoxes', occurredAt: later, recallId, ssccs: [one], reason: 'eaten', withoutLot: [] },
  ...more,
});
const close = (open: number): CloseRecall => ({
  ...{ type: 'CloseRecall', occurredAt: later, recallId, boxes: 2, open },
});
const opened = RecallOpened.of(occurredAt, lot);
const recovered = (ssccs: string[], atGln: string = north) =>
  RecalledBoxesRecovered.of(later, { recallId, atGln, ssccs });
const writtenOff = RecalledBoxesWrittenOff.of(later, { recallId, ssccs: [one], reason: 'eaten' });
const closed = RecallClosed.of(later, { recallId });

describe('a recall', () => {
  it('given no recall, then it is opened', () => {
    given(recallDecider).when(open()).then(opened);
    expect(eventProblem(opened)).toBeUndefined();
  });

  it('given the same recall, then nothing is opened again, and other content is refused', () => {
    given(recallDecider, opened).when(open()).thenNothing();
    given(recallDecider, opened, closed).when(open()).thenNothing();
    for (const other of [{ lot: 'L8' }, { gtin: '02900000000025' }, { reason: 'other' }])
      given(recallDecider, opened).when(open(other)).thenRefused('RECALL_EXISTS');
  });

  it('given boxes, then each is recovered once at a station, and again when another station has it', () => {
    given(recallDecider, opened)
      .when(recover({ ssccs: [one, two] }))
      .then(recovered([one, two]));
    given(recallDecider, opened, recovered([one]))
      .when(recover({ ssccs: [one, two] }))
      .then(recovered([two]));
    given(recallDecider, opened, recovered([one]))
      .when(recover())
      .thenNothing();
    given(recallDecider, opened, recovered([one]))
      .when(recover({ atGln: south }))
      .then(recovered([one], south));
  });

  it('given a box that is written off, then it can still be recovered, and the other way round', () => {
    given(recallDecider, opened).when(writeOff()).then(writtenOff);
    given(recallDecider, opened, writtenOff).when(writeOff()).thenNothing();
    given(recallDecider, opened, writtenOff)
      .when(recover())
      .then(recovered([one]));
    given(recallDecider, opened, recovered([one]))
      .when(writeOff())
      .then(writtenOff);
  });

  it('given boxes without the lot or at another place, then none of the request is recovered', () => {
    given(recallDecider, opened)
      .when(recover({ ssccs: [one, two], withoutLot: [two] }))
      .thenRefused('BOX_NOT_IN_RECALL');
    given(recallDecider, opened)
      .when(recover({ ssccs: [one, two], elsewhere: [one] }))
      .thenRefused('RECALLED_BOX_ELSEWHERE');
    given(recallDecider, opened)
      .when(writeOff({ withoutLot: [one] }))
      .thenRefused('BOX_NOT_IN_RECALL');
  });

  it('given a box named twice, then it is refused', () => {
    given(recallDecider, opened)
      .when(recover({ ssccs: [one, one] }))
      .thenRefused('DUPLICATE_IN_REQUEST');
    given(recallDecider, opened)
      .when(writeOff({ ssccs: [one, one] }))
      .thenRefused('DUPLICATE_IN_REQUEST');
  });

  it('given open boxes, then it stays open; given none, then it is closed once', () => {
    given(recallDecider, opened).when(close(1)).thenRefused('RECALL_BOXES_OPEN');
    given(recallDecider, opened).when(close(0)).then(closed);
    given(recallDecider, opened, closed).when(close(1)).thenNothing();
  });

  it('given a closed or an unknown recall, then it takes no boxes', () => {
    for (const command of [recover(), writeOff()]) {
      given(recallDecider, opened, closed).when(command).thenRefused('RECALL_CLOSED');
      given(recallDecider).when(command).thenRefused('RECALL_UNKNOWN');
    }
    given(recallDecider).when(close(0)).thenRefused('RECALL_UNKNOWN');
  });
});
