import { readGatewayConfig } from './gateway-config';

const whole = {
  ORDERS_URL: 'http://orders:4600',
  PACKING_URL: 'http://127.0.0.1:1, http://127.0.0.1:2/',
  PASSES_URL: 'https://passes',
  DELIVERY_URL: 'http://delivery:4600',
  AUDIT_URL: 'http://audit:4600',
};

describe('the configuration of the gateway', () => {
  it('given addresses, then each service has its instances', () => {
    expect(readGatewayConfig({ ...whole, HOST: '0.0.0.0', PORT: '4600' })).toEqual({
      host: '0.0.0.0',
      port: 4600,
      corsOrigins: [],
      services: new Map([
        ['orders', ['http://orders:4600']],
        ['packing', ['http://127.0.0.1:1', 'http://127.0.0.1:2']],
        ['passes', ['https://passes']],
        ['delivery', ['http://delivery:4600']],
        ['audit', ['http://audit:4600']],
      ]),
    });
  });

  it('given missing or invalid variables, then each is named, and no value is shown', () => {
    expect(() =>
      readGatewayConfig({
        ...whole,
        ORDERS_URL: '',
        PACKING_URL: 'postgres://secret',
        PASSES_URL: 'http://user:secret@passes',
        PORT: '70000',
      }),
    ).toThrow(
      new Error(
        'Configuration: ORDERS_URL must be one or several http:// addresses, separated by commas; ' +
          'PACKING_URL must be one or several http:// addresses, separated by commas; ' +
          'PASSES_URL must be one or several http:// addresses, separated by commas; ' +
          'PORT must be a whole number from 0 to 65535',
      ),
    );
  });
});
