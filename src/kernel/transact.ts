import type { BusinessDay } from './business-day.port';
import type { CalendarDate } from './calendar-date';
import { canonicalJson, type JsonObject } from './canonical-json';
import type { Identified, Ledger } from './decider';
import { type EventStore, NO_REVISION } from './event-store.port';
import { FACT_LIMITS } from './fact-limits';
import type { FactMetadata } from './fact-metadata';
import type { Hasher } from './hasher.port';
import type { FactId } from './ids';
import type { Instant } from './instant';
import { LOG_START } from './log-position';
import type { NewRecord, Token } from './log-record';
import type { Pause } from './pause.port';
import { present } from './present';
import type { StreamName } from './streams';
import type { Sealing, TextVault } from './text-vault.port';
import type { Traceparent } from './traceparent';
import { utf8LengthOf } from './utf8-length';

export const ATTEMPTS_MAX = 5;

/** Who sends a command, under which id, and on what conditions. */
export interface CommandContext {
  /** Unique for the source; the same id again gets the first answer again. */
  readonly commandId: string;
  readonly source: string;
  readonly sourceId?: string;
  readonly sourceSequence?: number;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** Kept with the facts, and no part of what makes two deliveries the same: each of them is sent from a place of its own. */
  readonly traceparent?: Traceparent;
  /** For a fact of another place: when that place says it knew it. It is judged as on that day. */
  readonly importedRecordedAt?: Instant;
  /** The id that the command's one fact has there, so that what names it there names it here. */
  readonly importedFactId?: FactId;
  /** The command holds only while the stream's last revision is this one. */
  readonly expectedRevision?: number;
  /** Decide and answer, but write nothing. */
  readonly dryRun?: boolean;
}

export interface TransactPorts {
  readonly store: EventStore;
  readonly hasher: Hasher;
  readonly pause: Pause;
  readonly day: BusinessDay;
  readonly vault: TextVault;
}

export const TRANSACT_PORTS = Symbol('TransactPorts');

/** What a decision needs to know of other streams; asked for once its own stream has been read. */
export type Surroundings<Command, State> = (command: Command, state: State) => Promise<State>;

/** The answer to an accepted command. `facts` is empty where there was nothing to record. */
export interface Receipt<Fact> {
  readonly facts: readonly Identified<Fact>[];
  /** The stream's last revision, and its place in the store, once the facts are in. */
  readonly revision: number;
  readonly token: Token;
  /** Whether the command had been recorded before. */
  readonly replayed: boolean;
}

export type CommandRejection =
  | { readonly code: 'command-id-reused'; readonly commandId: string }
  | { readonly code: 'revision-is-stale'; readonly expected: number; readonly actual: number }
  | { readonly code: 'too-many-writers'; readonly attempts: number }
  | { readonly code: 'fact-id-taken'; readonly factId: FactId }
  | { readonly code: 'fact-too-large'; readonly factType: string; readonly bytes: number; readonly bytesMax: number };

export type TransactOutcome<Fact, Rejection> =
  | { readonly outcome: 'accepted'; readonly receipt: Receipt<Fact> }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection | CommandRejection };

interface Recalled<Fact> {
  readonly hash: string;
  readonly receipt: Receipt<Fact>;
}

interface History<Fact, State> {
  readonly state: State;
  /** The state before the first of this command's own facts; the state itself where there are none. */
  readonly stateBefore: State;
  readonly revision: number;
  readonly token: Token;
  /** What this very command has recorded before, if anything. */
  readonly recalled: Recalled<Fact> | undefined;
  /** The fact of another command that has the id which this one brings, if any. */
  readonly namesake: FactId | undefined;
}

/** The day on which a command's facts are recorded. */
const dayOfRecording = ({ day }: TransactPorts, { importedRecordedAt }: CommandContext): CalendarDate =>
  importedRecordedAt === undefined ? day.today() : day.dayOf(importedRecordedAt);

const readHistory = async <Command, Fact, State, Rejection>(
  ports: TransactPorts,
  ledger: Ledger<Command, Fact, State, Rejection>,
  { stream, context }: Call,
): Promise<History<Fact, State>> => {
  const { commandId, source, importedFactId } = context;
  const today = dayOfRecording(ports, context);
  let state = ledger.decider.initial;
  let stateBefore: State | undefined;
  let revision = NO_REVISION;
  let token = LOG_START.token;
  let recalled: Recalled<Fact> | undefined;
  let namesake: FactId | undefined;
  for await (const record of ports.store.readStream(stream)) {
    const fact = ledger.decode(record);
    const before = state;
    // What is added stands first: to a copy that has been spread, a field is added slowly, and streams are read again and again.
    state = ledger.decider.evolve(state, { recordedOn: record.recordedOn ?? today, ...fact });
    ({ revision, token } = record);
    if (record.metadata.commandId === commandId && record.metadata.source === source) {
      stateBefore ??= before;
      const facts = [...(recalled?.receipt.facts ?? []), fact];
      recalled = { hash: record.metadata.commandHash, receipt: { facts, revision, token, replayed: true } };
    } else if (fact.id === importedFactId) {
      namesake = importedFactId;
    }
  }
  return { state, stateBefore: stateBefore ?? state, revision, token, recalled, namesake };
};

interface Call {
  readonly stream: StreamName;
  readonly context: CommandContext;
}

interface Identity extends Call {
  readonly commandHash: string;
}

/**
 * The id of the nth fact of a command: the same for every attempt and every repetition. The content is part of it, because
 * a store tells a repeated append by ids alone: two commands sent at once under one id must not pass for one.
 */
const factId = (hasher: Hasher, { stream, context, commandHash }: Identity, index: number): FactId =>
  (index === 0 ? context.importedFactId : undefined) ??
  (hasher.uuid(canonicalJson([context.source, context.commandId, commandHash, stream, index])) as FactId);

const metadataOf = ({ context, commandHash }: Identity, index: number, parts: number): FactMetadata =>
  present({
    commandId: context.commandId,
    part: index + 1,
    parts,
    source: context.source,
    sourceId: context.sourceId,
    sourceSequence: context.sourceSequence,
    commandHash,
    actor: context.actor,
    correlationId: context.correlationId,
    causationId: context.causationId,
    traceparent: context.traceparent,
    importedRecordedAt: context.importedRecordedAt,
  });

const judgeAgain = <Fact, State>(
  history: History<Fact, State>,
  { context, commandHash }: Identity,
): TransactOutcome<Fact, never> | undefined => {
  const { recalled, revision, namesake } = history;
  if (recalled !== undefined) {
    if (recalled.hash === commandHash) return { outcome: 'accepted', receipt: recalled.receipt };
    return { outcome: 'rejected', rejection: { code: 'command-id-reused', commandId: context.commandId } };
  }
  if (namesake !== undefined) return { outcome: 'rejected', rejection: { code: 'fact-id-taken', factId: namesake } };
  const expected = context.expectedRevision;
  if (expected === undefined || expected === revision) return undefined;
  return { outcome: 'rejected', rejection: { code: 'revision-is-stale', expected, actual: revision } };
};

type Encoded = Pick<NewRecord, 'type' | 'version' | 'data'>;

/** Every way in comes through here, so this is where the size of a fact is a caller's mistake and not the store's. */
const tooLarge = (encoded: readonly Encoded[]): CommandRejection | undefined => {
  const { bytesMax } = FACT_LIMITS;
  for (const { type, data } of encoded) {
    const bytes = utf8LengthOf(JSON.stringify(data));
    if (bytes > bytesMax) return { code: 'fact-too-large', factType: type, bytes, bytesMax };
  }
  return undefined;
};

/** A command as it is judged: what is personal in it is sealed, and its fingerprint is that of the sealed text. */
const sealedIn = <Command extends object, Fact, State, Rejection>(
  ledger: Ledger<Command, Fact, State, Rejection>,
  command: Command,
  { stateBefore }: History<Fact, State>,
  sealing: Sealing,
): Command => ledger.sealed?.(command, stateBefore, sealing.seal) ?? command;

/** One try: undefined where another writer came between reading and appending. */
const attempt = async <Command extends object, Fact, State, Rejection>(
  ports: TransactPorts,
  { ledger, surroundings }: Rules<Command, Fact, State, Rejection>,
  plain: Command,
  call: Call,
): Promise<TransactOutcome<Fact, Rejection> | undefined> => {
  const { store, hasher, vault } = ports;
  const { stream, context } = call;
  const history = await readHistory(ports, ledger, call);
  const sealing = vault.sealingFor(canonicalJson([context.source, context.commandId]));
  const command = sealedIn(ledger, plain, history, sealing);
  const identity = { stream, context, commandHash: hasher.sha256(canonicalJson(command as JsonObject)) };
  const earlier = judgeAgain(history, identity);
  if (earlier !== undefined) return earlier;

  const state = surroundings === undefined ? history.state : await surroundings(command, history.state);
  const decision = ledger.decider.decide(command, state, dayOfRecording(ports, context));
  if (decision.outcome === 'rejected') return decision;
  const drafts = decision.facts.map((fact, index) => {
    return { fact, id: factId(hasher, identity, index), encoded: ledger.encode(fact) };
  });
  const oversize = tooLarge(drafts.map(({ encoded }) => encoded));
  if (oversize !== undefined) return { outcome: 'rejected', rejection: oversize };

  const facts = drafts.map(({ fact, id }) => ({ ...fact, id }));
  const receipt = { facts, revision: history.revision, token: history.token, replayed: false };
  if (facts.length === 0 || context.dryRun === true) return { outcome: 'accepted', receipt };

  // Keys come before what they seal: a text without its key could never be read.
  if (!(await sealing.keep())) return undefined;
  const records = drafts.map(({ id, encoded: { type, version, data } }, index): NewRecord => {
    return { id, type, version, data, metadata: metadataOf(identity, index, drafts.length) };
  });
  const appended = await store.append({ stream, records, expectedRevision: history.revision });
  if (appended.outcome === 'conflict') return undefined;
  // The same command, sent twice at once, was quicker: the answer is what it has recorded.
  if (appended.recognised) return judgeAgain(await readHistory(ports, ledger, call), identity);
  return { outcome: 'accepted', receipt: { ...receipt, revision: appended.revision, token: appended.token } };
};

/** The rules that a command is judged by, and how they learn of what lies outside its stream. */
export interface Rules<Command, Fact, State, Rejection> {
  readonly ledger: Ledger<Command, Fact, State, Rejection>;
  readonly surroundings?: Surroundings<Command, State>;
}

/**
 * Carries out a command: reads its stream, seals what is personal, decides, appends. A lost race is decided again on what is
 * there then, at most ATTEMPTS_MAX times. A repeated command gets its first answer; the same id with other content is refused.
 */
export const transact = async <Command extends object, Fact, State, Rejection>(
  ports: TransactPorts,
  rules: Rules<Command, Fact, State, Rejection>,
  command: Command,
  context: CommandContext,
): Promise<TransactOutcome<Fact, Rejection>> => {
  const call = { stream: rules.ledger.streamOf(command), context };
  for (let tried = 1; tried <= ATTEMPTS_MAX; tried += 1) {
    const outcome = await attempt(ports, rules, command, call);
    if (outcome !== undefined) return outcome;
    if (tried < ATTEMPTS_MAX) await ports.pause.beforeAttempt(tried);
  }
  return { outcome: 'rejected', rejection: { code: 'too-many-writers', attempts: ATTEMPTS_MAX } };
};
