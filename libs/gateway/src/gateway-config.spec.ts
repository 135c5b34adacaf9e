import { defaultLimits } from '@boxtrail/http';
import { defaultGatewayLimits, readGatewayConfig } from './gateway-config';

const services = { names: ['orders', 'packing', 'passes', 'delivery', 'audit'], asyncApiOf: 'delivery' };

const whole = {
  ORDERS_URL: 'http://orders:4600',
  PACKING_URL: 'http://127.0.0.1:1, http://127.0.0.1:2/',
  PASSES_URL: 'https://passes',
  DELIVERY_URL: 'http://delivery:4600',
  AUDIT_URL: 'http://audit:4600',
};

describe('the configuration of the gateway', () => {
  it('given addresses, then each service has its instances', () => {
    expect(readGatewayConfig({ ...whole, HOST: '0.0.0.0', PORT: '4600' }, services)).toEqual({
      host: '0.0.0.0',
      port: 4600,
      corsOrigins: [],
      consoleDirectory: '',
      asyncApiOf: 'delivery',
      limits: defaultGatewayLimits,
      services: new Map([
        ['orders', ['http://orders:4600']],
        ['packing', ['http://127.0.0.1:1', 'http://127.0.0.1:2']],
        ['passes', ['https://passes']],
        ['delivery', ['http://delivery:4600']],
        ['audit', ['http://audit:4600']],
      ]),
    });
  });

  it('given no limits, then those of a gateway are wider than those of a service', () => {
    const { limits } = readGatewayConfig(
      { ...whole, MAX_BULK_IN_FLIGHT: '7', MAX_READS_IN_FLIGHT: '' },
      services,
    );
    expect(limits).toEqual({ ...defaultLimits, commands: 2_048, reads: 2_048, largePages: 128, bulk: 7 });
  });

  it('given missing or invalid variables, then each is named, without its value', () => {
    expect(() =>
      readGatewayConfig(
        {
          ...whole,
          ORDERS_URL: '',
          AUDIT_URL: ',',
          PACKING_URL: 'postgres://secret',
          PASSES_URL: 'http://user:secret@passes',
          PORT: '70000',
          CORS_ORIGINS: 'everywhere',
          MAX_READS_IN_FLIGHT: '0',
        },
        services,
      ),
    ).toThrow(
      new Error(
        'Configuration: ORDERS_URL must be one or several http:// addresses, separated by commas; ' +
          'PACKING_URL must be one or several http:// addresses, separated by commas; ' +
          'PASSES_URL must be one or several http:// addresses, separated by commas; ' +
          'AUDIT_URL must be one or several http:// addresses, separated by commas; ' +
          'PORT must be a whole number from 0 to 65535; ' +
          'CORS_ORIGINS must be origins such as https://console.example.org, separated by commas; ' +
          'MAX_READS_IN_FLIGHT must be a whole number from 1 to 999999',
      ),
    );
  });
});
