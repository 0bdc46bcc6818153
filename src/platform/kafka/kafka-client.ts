import { Kafka } from 'kafkajs';
import { clientConfig, type KafkaConnection, type KafkaTimings } from './client-settings';
import { ClientSockets } from './client-sockets';

/** The library's client with connections of its own, all of which end with it. */
export class KafkaClient {
  readonly kafka: Kafka;
  private readonly sockets = new ClientSockets();

  constructor(connection: KafkaConnection, timings: KafkaTimings) {
    this.kafka = new Kafka({ ...clientConfig(connection, timings), socketFactory: this.sockets.create });
  }

  close(): void {
    this.sockets.destroy();
  }
}
