import { insideCluster } from './client-inside';
import { KAFKA_TIMINGS } from './client-settings';
import { KafkaClient } from './kafka-client';

/** What the library asks a broker with. */
interface InsidePool {
  readonly brokerPool: {
    createBroker(options: object): { readonly allowAutoTopicCreation: boolean };
    readonly rootLogger: object;
  };
}

it('makes no topic by reading, on brokers that make whatever is asked for', () => {
  const client = new KafkaClient({ brokers: ['127.0.0.1:1'], ssl: false }, KAFKA_TIMINGS);
  const { brokerPool } = insideCluster(client.kafka) as unknown as InsidePool;
  const options = {
    connectionPool: { connectionTimeout: 1, host: '127.0.0.1', port: 1 },
    logger: brokerPool.rootLogger,
  };
  expect(brokerPool.createBroker(options).allowAutoTopicCreation).toBe(false);
  client.close();
});
