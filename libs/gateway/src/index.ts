import { closeOnSignal } from '@boxtrail/service';
import { openGateway } from './gateway';
import { readGatewayConfig, type Services } from './gateway-config';

export { gatewaySettings } from './gateway-config';

/** The main function of the gateway. */
export async function runGateway(services: Services): Promise<void> {
  try {
    const gateway = await openGateway(readGatewayConfig(process.env, services));
    closeOnSignal(() => gateway.close());
    process.stdout.write(`${JSON.stringify({ service: 'gateway', url: gateway.url, msg: 'ready' })}\n`);
  } catch (error) {
    process.stderr.write(`gateway could not start: ${(error as Error).message}\n`);
    process.exit(1);
  }
}
