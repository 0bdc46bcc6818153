import type { Config } from '../config/config';
import type { KafkaConnection } from './client-settings';

/** Where the brokers are, as the environment says; undefined where it names none. */
export const connectionOf = (config: Config): KafkaConnection | undefined => {
  const { kafkaBrokers, kafkaSsl, kafkaSaslMechanism, kafkaSaslUsername, kafkaSaslPassword } = config;
  if (kafkaBrokers === undefined) return undefined;
  const [brokers, ssl] = [kafkaBrokers.value, kafkaSsl.value];
  if (kafkaSaslMechanism === undefined) return { brokers, ssl };
  const [mechanism, username] = [kafkaSaslMechanism.value, kafkaSaslUsername?.value ?? ''];
  return { brokers, ssl, sasl: { mechanism, username, password: kafkaSaslPassword?.value ?? '' } };
};
