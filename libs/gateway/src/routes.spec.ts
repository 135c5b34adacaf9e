import { pathOf, RouteTable } from './routes';

const shared = {
  '/v1/events': {},
  '/v1/views': {},
  '/v1/views/{view}/drop-old': {},
  '/v1/views/{view}/rebuild': {},
  '/v1/messaging': {},
  '/v1/parked': {},
  '/v1/parked/{id}/drop': {},
  '/v1/messaging/topics/{context}/republish': {},
};
const table = new RouteTable(
  new Map([
    ['packing', { ...shared, '/v1/boxes/{sscc}': {}, '/v1/boxes/{sscc}/seal': {} }],
    ['audit', { ...shared, '/v1/trails/{sscc}': {}, '/v1/trails/latest': {} }],
  ]),
);

describe('the routes of the gateway', () => {
  it.each([
    ['/v1/boxes/123', { to: 'packing', about: '123' }],
    ['/v1/boxes/123/seal', { to: 'packing', about: '123' }],
    ['/v1/trails/123', { to: 'audit', about: '123' }],
    ['/v1/trails/latest', { to: 'audit', about: undefined }],
    ['/v1/events', { to: 'any', about: undefined }],
    ['/v1/views', { to: 'all', about: undefined }],
    ['/v1/views/audit.trails/rebuild', { to: 'audit', about: 'audit.trails' }],
    ['/v1/views/audit.trails/drop-old', { to: 'audit', about: 'audit.trails' }],
    ['/v1/views/unknown.view/rebuild', { to: 'any', about: 'unknown.view' }],
    ['/v1/messaging', { to: 'all', about: undefined }],
    ['/v1/parked', { to: 'pages', about: undefined }],
    ['/v1/parked/packing.17/drop', { to: 'packing', about: 'packing.17' }],
    ['/v1/parked/17/drop', { to: 'any', about: '17' }],
    ['/v1/messaging/topics/packing/republish', { to: 'packing', about: 'packing' }],
    ['/v1/messaging/topics/pack/republish', { to: 'any', about: 'pack' }],
    ['/v1/boxes', undefined],
    ['/v1/boxes/', undefined],
    ['/v1/boxes/123/seal/', { to: 'packing', about: '123' }],
    ['/v1/boxes/123?a=b/c', { to: 'packing', about: '123' }],
    ['/v1/%62oxes/12%33', { to: 'packing', about: '123' }],
    ['/v1/boxes/1%2F3', { to: 'packing', about: '1%2F3' }],
    ['/v1/boxes/a%00', { to: 'packing', about: 'a\0' }],
    ['/v1/boxes%2F123', undefined],
    ['//v1/events', undefined],
    ['/v1//events', undefined],
    ['/V1/events', undefined],
    ['', undefined],
  ])('given %s, then it is routed to its service', (path, destination) => {
    expect(table.find(pathOf(path) ?? '')).toEqual(destination);
  });

  it.each(['/v1/boxes/%', '/v1/boxes/%zz', '/v1/boxes/%E0%A4%A', '/%ff', '/v1/boxes/%C0%AF'])(
    'given %s, then it is not a path',
    (path) => {
      expect(pathOf(path)).toBeUndefined();
    },
  );

  it('given no service was discovered, then no path is known', () => {
    expect(new RouteTable(new Map()).find('/v1/events')).toBeUndefined();
  });
});
