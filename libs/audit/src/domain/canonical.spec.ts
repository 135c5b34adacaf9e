import { canonicalTrail } from './canonical';
import { judge } from './box-trail';
import * as one from './testing/one-box';

const { box, bench, city, judged, stepsFrom } = one;

const story = [
  one.packed(0),
  one.loadSealed(0.5, 'L1'),
  one.dispatched(1, 'L1', bench, city),
  one.missing(2, 'L1', city),
  one.damaged(2.5, one.drop),
  one.received(3, 'L1', city),
  one.resolved(4, 'contradiction'),
] as const;

const text = `["boxtrail-trail",1,"002000000000000017"]
["step",["2026-03-20T00:00:00.000Z","packed","key-1","0200000000017","0200000000048",null,"station 0200000000017",[],{"gtin":"02900000000018","householdRef":"resident-1","jobId":"round-1","needId":"need-1","weightGrams":4000}],"nobody","station 0200000000017"]
["step",["2026-03-20T01:00:00.000Z","dispatched","key-1","0200000000017","0200000000024","L1","load L1",["pass-v","pass-d"],{"driverRef":"driver-1","plate":"A12345","sealId":"seal-L1"}],"station 0200000000017","load L1"]
["step",["2026-03-20T02:00:00.000Z","missing","key-1","0200000000024",null,"L1","unchanged",[],{"scanId":"received-2"}],"load L1","load L1"]
["finding","missing","breaks",["received","2026-03-20T03:00:00.000Z",null]]
["step",["2026-03-20T02:30:00.000Z","damaged","key-1","0200000000048",null,null,"unchanged",[],{"byRef":"p-1","note":null,"scanId":"damaged-2.5"}],"load L1","load L1"]
["finding","contradiction","question",["resolved","2026-03-20T04:00:00.000Z","asked the driver"]]
["finding","damaged","question",null]
["step",["2026-03-20T03:00:00.000Z","received","key-1","0200000000024",null,"L1","station 0200000000024",[],{"discrepancies":[],"scanId":"received-3"}],"load L1","station 0200000000024"]
["step",["2026-03-20T04:00:00.000Z","resolved","key-1",null,null,null,"unchanged",[],{"finding":"contradiction","resolution":"asked the driver"}],"station 0200000000024","station 0200000000024"]
["end","at-station","station 0200000000024"]
`;

describe('the canonical trail', () => {
  it('given a trail, then its text is exactly this', () => {
    expect(canonicalTrail(box, judged(...story))).toBe(text);
  });

  it('given the same history recorded in another order and at other times, then the text is the same', () => {
    const [packed, sealed, ...others] = story;
    const steps = stepsFrom(one.packed(0, one.other), sealed, ...others.reverse(), packed)
      .filter(({ sscc }) => sscc === box)
      .map((step) => ({
        ...step,
        recordedAt: '2026-04-01T00:00:00.000Z',
        sourceEventId: `x-${step.position}`,
      }));
    expect(canonicalTrail(box, judge(steps))).toBe(text);
  });

  it('given details with reordered keys from a database, then the text is the same', () => {
    const steps = stepsFrom(...story).map(
      (step) =>
        ({ ...step, details: Object.fromEntries(Object.entries(step.details).reverse()) }) as typeof step,
    );
    expect(canonicalTrail(box, judge(steps))).toBe(text);
  });

  it('given several findings of one step, then they are in alphabetical order', () => {
    const log = [one.received(3, 'L1', city, ['seal-broken', 'damaged', 'unexpected'])];
    expect(
      canonicalTrail(box, judged(...log))
        .split('\n')
        .filter((line) => line.startsWith('["finding"')),
    ).toEqual([
      '["finding","damaged","question",null]',
      '["finding","never-packed","breaks",null]',
      '["finding","seal-broken","question",null]',
      '["finding","unexpected","question",null]',
    ]);
  });

  it('given another actor, then the text differs', () => {
    const steps = stepsFrom(...story).map((step) => ({ ...step, actor: 'key-2' }));
    expect(canonicalTrail(box, judge(steps))).not.toBe(text);
  });

  it('given corrections, then the text has them and the corrected facts, in the same form', () => {
    const [seen, elsewhere] = [
      one.seen(3, one.drop),
      { ...one.seen(3, one.drop), data: one.seen(3, bench).data },
    ];
    const events = [one.packed(0), { ...seen, data: { ...seen.data, scanId: 'scan-1' } }] as const;
    const instead = { ...elsewhere, data: { ...elsewhere.data, scanId: 'scan-1' } };
    expect(canonicalTrail(box, judged(...events, one.corrected(5, events[1], instead)))).toBe(
      `["boxtrail-trail",1,"002000000000000017"]
["step",["2026-03-20T00:00:00.000Z","packed","key-1","0200000000017","0200000000048",null,"station 0200000000017",[],{"gtin":"02900000000018","householdRef":"resident-1","jobId":"round-1","needId":"need-1","weightGrams":4000}],"nobody","station 0200000000017"]
["step",["2026-03-20T03:00:00.000Z","seen","key-1","0200000000017",null,null,"unchanged",[],{"byRef":"p-1","scanId":"scan-1"}],"station 0200000000017","station 0200000000017"]
["step",["2026-03-20T03:00:00.000Z","seen","key-1","0200000000048",null,null,"unchanged",[],{"byRef":"p-1","scanId":"scan-1"}],"station 0200000000017","station 0200000000017"]
["corrected","2026-03-20T05:00:00.000Z","asked again"]
["step",["2026-03-20T05:00:00.000Z","corrected","key-1",null,null,null,"unchanged",[],{"byRef":"p-9","fact":"delivery.BoxSeen","reason":"asked again","scanId":"scan-1","withdrawn":false}],"station 0200000000017","station 0200000000017"]
["end","packed","station 0200000000017"]
`,
    );
  });
});
