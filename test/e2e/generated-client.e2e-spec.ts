import { join } from 'node:path';
import { keysOf, RealProcess, root, temporaryData } from '../support/boxtrail';
import { describeWithPython, PythonClient } from '../support/python-client';

/** What a partner writes with the generated client: every value is a field of a generated class. */
const program = `
import json, os
from boxtrail_client import AuthenticatedClient
from boxtrail_client.api.audit import list_trails
from boxtrail_client.api.delivery import record_scan
from boxtrail_client.api.orders import list_stations, register_supplier
from boxtrail_client.api.packing import get_box
from boxtrail_client.api.passes import get_pass, list_passes, suspend_pass
from boxtrail_client.models import Box, ListedTrailPage, Pass, PassPage, PassReasonBody, SuspendPassResult
from boxtrail_client.models import RecordScanResponse422, RecordScanResult, RegisterSupplierResponse409
from boxtrail_client.models import RegisterSupplierResult, ScanBody, ScanBodyKind, StationPage, SupplierBody

client = AuthenticatedClient(base_url=os.environ['URL'], token=os.environ['KEY'])

def of(kind, answer):
    assert isinstance(answer, kind), answer
    return answer

page = of(ListedTrailPage, list_trails.sync(client=client, limit=2))
rest = of(ListedTrailPage, list_trails.sync(client=client, limit=2, cursor=page.next_))
box = of(Box, get_box.sync(page.items[0].sscc, client=client))
station = of(StationPage, list_stations.sync(client=client, limit=1)).items[0]

def supplier(gln):
    body = SupplierBody(gln=gln, name='Partner Wholesale', latitude=43.8, longitude=125.3)
    return register_supplier.sync(client=client, body=body, idempotency_key=gln)

registered = of(RegisterSupplierResult, supplier('4006381333931'))
taken = of(RegisterSupplierResponse409, supplier(station.gln))

def without_key():
    try:
        register_supplier.sync(client=client, body=SupplierBody(gln='4006381333931', name='Partner'))
    except TypeError as error:
        return 'idempotency_key' in str(error)

def seen(by):
    body = ScanBody('generated-1', ScanBodyKind.SEEN, box.sscc, station.gln, by)
    return record_scan.sync(client=client, body=body)

recorded = of(RecordScanResult, seen('partner-1'))
again = of(RecordScanResult, seen('partner-1'))
reused = of(RecordScanResponse422, seen('partner-2'))

pass_id = of(PassPage, list_passes.sync(client=client, limit=1)).items[0].pass_id
why = PassReasonBody(reason='the driver is ill')
suspended = of(SuspendPassResult, suspend_pass.sync(pass_id, client=client, body=why, idempotency_key='s1'))
withdrawn = of(Pass, get_pass.sync(pass_id, client=client, at_least=suspended.position)).withdrawn
print(json.dumps({
    'trails': [trail.sscc for trail in page.items + rest.items],
    'box': [box.sscc, box.status.value, box.weight_grams > 0],
    'registered': [registered.revision, registered.changed],
    'taken': [taken.status, taken.code.value],
    'needsKey': without_key(),
    'recorded': [recorded.sscc, recorded.changed, again == recorded],
    'reused': [reused.status, reused.code.value],
    'withdrawn': [withdrawn.status.value, withdrawn.reason, withdrawn.actor],
}))
`;

describeWithPython('a client that openapi-python-client makes from docs/openapi.json', () => {
  const data = temporaryData();
  let client: PythonClient | undefined;
  afterAll(async () => {
    client?.remove();
    await data.remove();
  });

  it('given a running service, then it reads pages, sends commands and facts, and gets typed problems', async () => {
    const boxtrail = RealProcess.start(['--boxes', '10', '--data', data.dir]);
    try {
      client = PythonClient.generate(join(root, 'docs/openapi.json'));
      const [, url = ''] = await boxtrail.says(/ready at (http:\/\/[\d.:]+) /);
      await boxtrail.says(/serving; Ctrl-C ends it/, 120_000);
      const answers = client.run(program, { URL: url, KEY: keysOf(data.dir)['admin'] });
      const first = '020123450100000017';
      expect(answers).toEqual({
        trails: [first, '020123450100000024', '020123450100000031', '020123450100000048'],
        box: [first, 'sealed', true],
        registered: [1, true],
        taken: [409, 'GLN_TAKEN'],
        needsKey: true,
        recorded: [first, true, true],
        reused: [422, 'SCAN_ID_REUSED'],
        withdrawn: ['suspended', 'the driver is ill', 'demo-admin'],
      });
    } finally {
      boxtrail.kill('SIGTERM');
      await boxtrail.ended;
    }
  }, 240_000);
});
