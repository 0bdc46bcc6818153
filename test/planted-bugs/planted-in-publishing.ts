import { figures, kernel, type PlantedBug, under } from './planted-bug';

const publishing = under('arr/publishing');
const application = under('arr/application');
const kafka = under('platform/kafka');

export const PLANTED_IN_PUBLISHING: readonly PlantedBug[] = [
  publishing(
    'trusts what it remembers over the tail',
    'shard.relay',
    '      this.published = point;\n      this.course',
    '      this.course',
  ),
  publishing(
    'keeps the producer after an error',
    'shard.relay',
    '      await sender.send(messages);\n      draft.put();',
    '      await sender.send(messages).catch(() => sender.send(messages));\n      draft.put();',
  ),
  publishing(
    'counts one entry less than it has published',
    'shard.relay',
    '      this.published = after;\n',
    '      this.published = { ...after, seq: after.seq - 1 };\n',
  ),
  publishing('takes a tail of another digest', 'published-end', 'point?.digest === said.digest', 'point !== undefined'),
  publishing(
    'leaves figures of a history that is gone',
    'published-current',
    'digest !== digest) return this.onTopic(signal);',
    'digest !== digest) return [];',
  ),
  application(
    'opens an epoch of a policy that is over',
    'journal-epochs',
    '      assertNotBehind(list, identity);\n      const latest',
    '      const latest',
  ),
  application(
    'stays in an epoch after another has been opened elsewhere',
    'journal-keeper',
    'if ((await this.tried(signal, () => this.isSuperseded(epoch))) === true) return;',
    '',
  ),
  publishing('goes on in a topic that is new', 'published-end', 'if (next === 0n)', 'if (next < 0n)'),
  publishing(
    'sends one entry too few',
    'portion',
    '    this.entries.push(message);',
    '    if (this.entries.length < 2) this.entries.push(message);',
  ),
  publishing(
    'publishes its last entry again',
    'shard.relay',
    'stored.entriesAfter(this.published.seq)',
    'stored.entriesAfter(Math.max(this.published.seq - 1, 0))',
  ),
  publishing(
    'takes its place back from a relay that has gone on',
    'relay-course',
    'return published > this.sentTo;',
    'return published < 0;',
  ),
  figures(
    'has the figures of what was never sent',
    'current-arr',
    'this.current.of(accountId)?.copy() ?? CurrentAccount',
    'this.current.of(accountId) ?? CurrentAccount',
  ),
  publishing(
    'leaves what the epoch before had of an account',
    'published-current',
    'if (former !== undefined) return this.cleared(await this.of(former, signal));',
    'if (former !== undefined) await this.of(former, signal);',
  ),
  publishing(
    'tells an account that has nothing any more',
    'arr-current.message',
    'account.isNothing ? null : canonicalJson(',
    'account.isNothing && account.seq === 0 ? null : canonicalJson(',
  ),
  publishing(
    'lets each epoch have a writer of its own in the same partition',
    'shard.relay',
    'arr-journal.${this.ports.stored.place.shard.toString()}',
    'arr-journal.${this.ports.stored.place.epoch.toString()}.${this.ports.stored.place.shard.toString()}',
  ),
  publishing(
    'does not fill a topic of current figures that is new',
    'published-current',
    'if (seq === 0) return true;',
    'if (seq >= 0) return true;',
  ),
  figures(
    'forgets that a step has come',
    'current-arr',
    '      addTo(this.arr, key.slice(DAY_LENGTH + 1), sum);\n    }\n  }',
    '    }\n  }',
  ),
  figures(
    'counts today as a day to come',
    'current-arr',
    'if (effectiveOn <= recordedOn) addTo',
    'if (effectiveOn < recordedOn) addTo',
  ),
  publishing(
    'counts no headers',
    'transaction-limits',
    'for (const [name, text] of Object.entries(headers)) bytes',
    'for (const [name, text] of Object.entries({ ...headers, x: value }).slice(0, 0)) bytes',
  ),
  publishing(
    'takes the first partition for the end of the facts',
    'facts-end',
    'end = later(end, pointIn',
    'if (partition === 0) end = later(end, pointIn',
  ),
  publishing('forgets the control record of facts', 'facts-end', 'return later(end, told);', 'return end;'),
  publishing(
    'takes the place before a transaction for the one after it',
    'facts.relay',
    'place.factId === factId && place.position.sequence === sequence',
    'place.factId === factId || place.position.sequence < sequence',
  ),
  publishing(
    'publishes texts as they are sealed',
    'fact-recorded.message',
    '(data, () => undefined)',
    '(data, (text) => text)',
  ),
  application(
    'keys a void by whoever has the subscription now',
    'fact-log',
    'accounts.set(record.id, undone ?? ownAccount(record));',
    'accounts.set(record.id, undone === undefined ? ownAccount(record) : ownAccount(record));',
  ),
  application(
    'keys a transfer by who had the subscription',
    'fact-log',
    "'subscription-transferred' ? 'toAccountId' : 'accountId'",
    "'subscription-transferred' ? 'accountId' : 'accountId'",
  ),
  application(
    'does not look which fact was published',
    'fact-log',
    'if (record.id === factId) return',
    'if (record.id !== undefined) return',
  ),
  application('drops an entry', 'stored-shard', 'entry.seq > seq)', 'entry.seq > seq + 1)'),
  application(
    'drops a retraction',
    'stored-journal',
    '      entries.push(entry);',
    "      if (entry['kind'] === 'assert') entries.push(entry);",
  ),
  application(
    'believes to have written what another has',
    'stored-shard',
    "this.known = appended.outcome === 'appended' ? {",
    'this.known = revision > -2 ? {',
  ),
  kafka(
    'reads where to go on before the sender before is fenced',
    'kafka-sender.adapter',
    '    const empty = await this.producer.transaction();\n    await empty.abort();\n',
    '',
  ),
  kafka(
    'accepts an empty answer to a send',
    'kafka-sender.adapter',
    'if (missing !== undefined)',
    'if (missing === undefined && answers.length < 0)',
  ),
  kafka(
    'takes the list of what was aborted as it comes',
    'committed-messages',
    '(BigInt(a.firstOffset) < BigInt(b.firstOffset) ? -1 : 1)',
    '(a === b ? -1 : 0)',
  ),
  kernel('remembers what was told of an outage that is over', 'shared-outage', '    this.told.clear();\n', ''),
  kernel('names one as going on that is held up again', 'shared-outage', '    this.back.delete(who);\n', ''),
  publishing(
    'puts the label of one on what is said of all',
    'publishing-outage',
    "if (met === 'first') this.notify(",
    "if (met === 'first') notifyOwn(",
  ),
];
