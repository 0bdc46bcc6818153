import { readFileSync } from 'node:fs';
import { QueryBus } from '@nestjs/cqrs';
import { ArrAsOf } from '../arr/queries/questions.query';
import { copyLedger } from '../folder-copy';
import { examineFolder } from '../folder-examination';
import { BUSINESS_DAY, type BusinessDay } from '../kernel/business-day.port';
import { messageOf } from '../kernel/message-of';
import { KAFKA_SETTINGS } from '../platform/config/kafka-settings';
import { isStated } from '../platform/config/read-settings';
import { ProjectionHost } from '../platform/projections/projection-host';
import { IntlZoneCalendar } from '../platform/system/intl-zone-calendar.adapter';
import { SystemClock } from '../platform/system/system-clock.adapter';
import { tailFolder } from '../folder-tail';
import { explained } from '../start-problem';
import { verifyTopic } from '../topic-verification';
import { answerOf } from './answer-output';
import type { FolderWork, RefoldOutcome } from './folder-work';
import { assembleLedger } from './in-process';
import type { Environment } from './running-service';

/** The digest of a day's figures, as known at a sequence, or now; with that sequence. */
const digestOf = async (queries: QueryBus, question: ArrAsOf['question']) => {
  const { digest, knownAt } = answerOf(await queries.execute(new ArrAsOf(question)));
  return { digest, sequence: knownAt.sequence };
};

const refold =
  (env: Environment): FolderWork['refold'] =>
  (name, onProgress, stop) =>
    explained(async (): Promise<RefoldOutcome> => {
      const app = await assembleLedger('read', env);
      try {
        const host = app.get<ProjectionHost<never>>(ProjectionHost);
        const [queries, asOf] = [app.get(QueryBus), app.get<BusinessDay>(BUSINESS_DAY).today()];
        const names = host.statuses().map((status) => status.name);
        if (!names.includes(name)) return { outcome: 'not-found', names };
        const first = await digestOf(queries, { asOf });
        const rebuilt = await host.rebuild(name, onProgress, stop);
        if (rebuilt.outcome === 'refused') return { outcome: 'not-found', names };
        if (rebuilt.outcome === 'aborted') return rebuilt;
        if (rebuilt.outcome === 'failed') {
          const { sequence, error } = rebuilt.failure;
          return { outcome: 'failed', sequence, reason: messageOf(error) };
        }
        // The first fold may have gone on meanwhile: both are asked for what was known then.
        const second = await digestOf(queries, { asOf, knownAt: first.sequence });
        return { outcome: 'folded', sequence: first.sequence, digests: [first.digest, second.digest] };
      } finally {
        await app.close();
      }
    });

/** Work on the data folder that the environment names. */
export const folderWork = (env: Environment): FolderWork => ({
  refold: refold(env),
  tail: (request, stop) => tailFolder(env, request, stop),
  verifyTopic: verifyTopic(env),
  copy: (request, onProgress, stop) => copyLedger(env, { request, onProgress, stop }),
  examine: () => {
    const sources = { env, readFile: (path: string) => readFileSync(path, 'utf8') };
    return examineFolder({ sources, calendar: new IntlZoneCalendar(), clock: new SystemClock() });
  },
  hasBrokers: isStated(KAFKA_SETTINGS.kafkaBrokers, env),
});
