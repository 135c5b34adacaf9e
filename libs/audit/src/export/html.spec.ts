import { bench, city, damaged, dispatched, missing, packed, toTheDropPoint } from '../domain/testing/one-box';
import type { Exported } from './exported';
import { htmlOf } from './html';
import { reportOf } from './report-of';
import { dayExport, roundExport, trailExport } from './testing/sample-exports';
import { en } from './words.en';
import { zh } from './words.zh';

const html = async (exported: Exported, words = en) => [...htmlOf(await reportOf(exported, words))].join('');
const body = (text: string) => text.slice(text.indexOf('<body>')).replace(/(?<=>)\n/g, '');

describe('a report as HTML', () => {
  it('given a trail that breaks, then exactly this page', async () => {
    const exported = trailExport(packed(0), dispatched(1, 'L1', bench, city), missing(2, 'L1', city));
    expect(body(await html(exported))).toMatchInlineSnapshot(`
      "<body><header><p>Trail of a box</p><h1>002000000000000017</h1></header><div class="verdict bad"><p>The trail breaks after step 2, dispatched at 北站批发 North Wholesale 2026-03-20 09:00:00, and the box was not seen again (missing).</p><p>Where the box is now is not known. Last known: in transit; load L1 had the box.</p></div><dl><div><dt>Box (SSCC)</dt><dd>(00)002000000000000017</dd></div><div><dt>Event time up to</dt><dd>not limited (all up to the log position)</dd></div><div><dt>Record time up to</dt><dd>not limited (all up to the log position)</dd></div><div><dt>Log position</dt><dd>99</dd></div><div><dt>Report created</dt><dd>2026-03-21 08:00:00 (all times in this report are in UTC+8)</dd></div></dl><section><h2>All steps</h2><table><colgroup><col style="width:6%"><col style="width:24%"><col style="width:19%"><col style="width:28%"><col style="width:23%"></colgroup><thead><tr><th scope="col">No.</th><th scope="col">Happened</th><th scope="col">Step</th><th scope="col">Place</th><th scope="col">In custody of</th></tr></thead><tbody><tr><td data-label="No.">1</td><td data-label="Happened">2026-03-20 08:00:00
      recorded 2026-03-20 08:00:00</td><td data-label="Step">packed</td><td data-label="Place">北站批发 North Wholesale → 健康胡同社区</td><td data-label="In custody of">北站批发 North Wholesale</td></tr><tr class="small"><td colspan="5">actor key-1 · position 1 · event event-1 packing.BoxPacked</td></tr></tbody><tbody><tr><td data-label="No.">2</td><td data-label="Happened">2026-03-20 09:00:00
      recorded 2026-03-20 09:00:00</td><td data-label="Step">dispatched</td><td data-label="Place">北站批发 North Wholesale → 长春市</td><td data-label="In custody of">load L1</td></tr><tr class="small"><td colspan="5">load L1 · pass pass-v, pass-d · plate A12345, driver driver-1 · actor key-1 · position 2 · event event-2 delivery.LoadDispatched</td></tr></tbody><tbody><tr><td data-label="No.">3</td><td data-label="Happened">2026-03-20 10:00:00
      recorded 2026-03-20 10:00:00</td><td data-label="Step">missing</td><td data-label="Place">长春市</td><td data-label="In custody of">load L1</td></tr><tr class="small"><td colspan="5">load L1 · actor key-1 · position 3 · event event-3 delivery.BoxesReceived</td></tr><tr class="note bad"><td colspan="5">BREAK · missing: not on load L1 when it was received at 长春市; until then load L1 had the box; To do: Scan the box where it is, or record it as lost.</td></tr></tbody></table></section><section class="proof"><h2>How to check this report</h2><dl><div><dt>Log position</dt><dd>99</dd></div><div><dt>Fingerprint (SHA-256)</dt><dd>d2dd06ead07b156965fe150b0089710b65db742363fbc0eb52842d5396f446b3</dd></div></dl><ol><li>Fetch the same export again: GET /v1/exports/trails/002000000000000017?format=json&amp;position=99</li><li>Take its fingerprint: jq -jcS .document FILE.json | sha256sum. It must equal the one above. If it differs, this paper, the log, a view or the rules of the program were changed since; GET /v1/differences lists the changes that were found.</li><li>Fetch it once more without position: the same fingerprint means that nothing about it has been recorded, added late or corrected since.</li><li>Every step names the event it comes from. GET /v1/events?after=POSITION-1&amp;limit=1 shows the event itself; this report uses no event after position 99.</li><li>The fingerprint covers GLNs, not the names of places, which may change, and not the creation time of the report.</li><li>The fingerprint is compared with the one recorded at the first export. It does not reveal changes to the log before the first export.</li></ol></section><div class="signatures"><p>Checked by</p><p>Office</p><p>Date</p><p>Signature</p></div></body></html>"
    `);
  });

  it('given the same in Chinese, then exactly this page', async () => {
    const exported = trailExport(packed(0), dispatched(1, 'L1', bench, city), missing(2, 'L1', city));
    const text = await html(exported, zh);
    expect(text).toContain('<html lang="zh-CN">');
    expect(body(text)).toMatchInlineSnapshot(`
      "<body><header><p>箱子轨迹报告</p><h1>002000000000000017</h1></header><div class="verdict bad"><p>轨迹断裂：断在第 2 步“发车”（北站批发 North Wholesale，2026-03-20 09:00:00）之后，此后再未见到箱子（缺失）。</p><p>箱子现在何处不明。最后已知：运输途中，由车次 L1 保管。</p></div><dl><div><dt>箱号（SSCC）</dt><dd>(00)002000000000000017</dd></div><div><dt>截至发生时间</dt><dd>不限（直到所依据的日志位置）</dd></div><div><dt>截至记录时间</dt><dd>不限（直到所依据的日志位置）</dd></div><div><dt>依据的日志位置</dt><dd>99</dd></div><div><dt>报告生成时间</dt><dd>2026-03-21 08:00:00（本报告中的时间均为北京时间，即 UTC+8）</dd></div></dl><section><h2>全部环节</h2><table><colgroup><col style="width:6%"><col style="width:24%"><col style="width:19%"><col style="width:28%"><col style="width:23%"></colgroup><thead><tr><th scope="col">序号</th><th scope="col">发生时间</th><th scope="col">环节</th><th scope="col">地点</th><th scope="col">保管方</th></tr></thead><tbody><tr><td data-label="序号">1</td><td data-label="发生时间">2026-03-20 08:00:00
      记录 2026-03-20 08:00:00</td><td data-label="环节">装箱</td><td data-label="地点">北站批发 North Wholesale → 健康胡同社区</td><td data-label="保管方">北站批发 North Wholesale</td></tr><tr class="small"><td colspan="5">操作者 key-1 · 位置 1 · 事件 event-1 packing.BoxPacked</td></tr></tbody><tbody><tr><td data-label="序号">2</td><td data-label="发生时间">2026-03-20 09:00:00
      记录 2026-03-20 09:00:00</td><td data-label="环节">发车</td><td data-label="地点">北站批发 North Wholesale → 长春市</td><td data-label="保管方">车次 L1</td></tr><tr class="small"><td colspan="5">车次 L1 · 通行证 pass-v, pass-d · 车牌 A12345, 司机 driver-1 · 操作者 key-1 · 位置 2 · 事件 event-2 delivery.LoadDispatched</td></tr></tbody><tbody><tr><td data-label="序号">3</td><td data-label="发生时间">2026-03-20 10:00:00
      记录 2026-03-20 10:00:00</td><td data-label="环节">缺失</td><td data-label="地点">长春市</td><td data-label="保管方">车次 L1</td></tr><tr class="small"><td colspan="5">车次 L1 · 操作者 key-1 · 位置 3 · 事件 event-3 delivery.BoxesReceived</td></tr><tr class="note bad"><td colspan="5">断链 · 缺失：车次 L1 在长春市收货时箱子不在；此前由车次 L1 保管；待办：请在箱子所在处扫描，或登记为丢失。</td></tr></tbody></table></section><section class="proof"><h2>如何核对本报告</h2><dl><div><dt>依据的日志位置</dt><dd>99</dd></div><div><dt>指纹（SHA-256）</dt><dd>d2dd06ead07b156965fe150b0089710b65db742363fbc0eb52842d5396f446b3</dd></div></dl><ol><li>取回同一份导出：GET /v1/exports/trails/002000000000000017?format=json&amp;position=99</li><li>计算指纹：jq -jcS .document 文件.json | sha256sum。结果须与上面的指纹完全一致；不一致则说明本报告、日志、视图或程序规则此后有改动；GET /v1/differences 列出已发现的差异。</li><li>去掉 position 参数再取一次：指纹相同，说明此后没有任何新的记录、补录或更正。</li><li>每个环节都写明其来源事件。GET /v1/events?after=位置-1&amp;limit=1 可看到该事件本身；本报告只依据位置 99 及以前的事件。</li><li>指纹包含 GLN 编号而不含地点名称：名称可能改变。打印时间不在指纹之内。</li><li>指纹与首次导出时登记的指纹比对；首次导出之前对日志的改动，由此看不出来。</li></ol></section><div class="signatures"><p>核对人</p><p>职务</p><p>日期</p><p>签名</p></div></body></html>"
    `);
  });

  it("given a station's name that is a script, then it is text", async () => {
    const evil = '<script>alert("1")</script>';
    const exported = trailExport(packed(0));
    const envelope = { ...exported.envelope, names: new Map([[bench, evil]]) };
    const text = await html({ ...exported, envelope });
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
  });

  it('given text from users, then it is text', async () => {
    const text = await html(trailExport(...toTheDropPoint, damaged(9, city, `<img src=x onerror='a'>`)));
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=&#39;a&#39;&gt;');
  });

  it.each([
    ['trail', trailExport(...toTheDropPoint)],
    ['round', roundExport(...toTheDropPoint)],
    ["station's day", dayExport(city, ...toTheDropPoint)],
  ])(
    'given a %s, then the page refers to nothing outside itself, and says how it is checked',
    async (_, exported) => {
      for (const words of [en, zh]) {
        const text = await html(exported, words);
        expect(text).not.toMatch(/(src|href)=|url\(|@import|undefined|\[object/);
        expect(text).toContain(exported.envelope.sha256);
        expect(text).toContain('jq -jcS .document');
      }
    },
  );
});
