import { encodeAccountFact } from '../../../src/accounts/domain/account.codec';
import { companyFacts } from '../../../src/demo/domain/company';
import type { Append } from '../../../src/kernel/event-store.port';
import { NO_REVISION } from '../../../src/kernel/event-store.port';
import type { NewRecord } from '../../../src/kernel/log-record';
import { accountStream, type StreamName, subscriptionStream } from '../../../src/kernel/streams';
import { encodeSubscriptionFact } from '../../../src/subscriptions/domain/subscription.codec';
import type { SubscriptionFact } from '../../../src/subscriptions/domain/subscription.events';
import { JudgedCompany, type LoggedFact } from '../demo/judged-company';

const isOfSubscription = (fact: LoggedFact): fact is LoggedFact & SubscriptionFact => 'subscriptionId' in fact.data;

const streamOf = (fact: LoggedFact): StreamName =>
  isOfSubscription(fact) ? subscriptionStream(fact.data.subscriptionId) : accountStream(fact.data.accountId);

const encoded = (fact: LoggedFact) => (isOfSubscription(fact) ? encodeSubscriptionFact(fact) : encodeAccountFact(fact));

/** The appends of a demo company in the order in which its facts became known, each with the revision after which it goes. */
export function* toldCompany(accounts: number, seed = 7): Generator<Append, void> {
  const judge = new JudgedCompany();
  const heads = new Map<StreamName, number>();
  for (const told of companyFacts({ seed, accounts, years: 3 })) {
    const facts = judge.take(told);
    const [first] = facts;
    if (first === undefined) continue;
    const stream = streamOf(first);
    const expectedRevision = heads.get(stream) ?? NO_REVISION;
    heads.set(stream, expectedRevision + facts.length);
    const records = facts.map((fact, index): NewRecord => ({
      ...encoded(fact),
      id: fact.id,
      metadata: {
        ...{ commandId: told.sourceId, part: index + 1, parts: facts.length, source: 'demo', commandHash: '' },
        ...{ actor: 'test', correlationId: told.sourceId, importedRecordedAt: told.recordedAt },
      },
    }));
    yield { stream, records, expectedRevision };
  }
}
