import { KafkaBroker } from './kafka-broker';
import { TcpProxy } from './tcp-proxy';

/** A broker that is reached only by a way on which harm can be done. */
export class ProxiedBroker {
  private constructor(
    readonly proxy: TcpProxy,
    private readonly broker: KafkaBroker,
  ) {}

  static async start(): Promise<ProxiedBroker> {
    const proxy = await TcpProxy.start();
    return new ProxiedBroker(proxy, await KafkaBroker.start(proxy));
  }

  get brokers(): readonly string[] {
    return this.broker.brokers;
  }

  async stop(): Promise<void> {
    await this.broker.stop();
    await this.proxy.stop();
  }
}
