import { createHash } from 'node:crypto';
import type { AccountFactIntake } from '../../kernel/account-fact-intake.port';
import { fieldFault } from '../../kernel/field-fault';
import { parseAccountId } from '../../kernel/ids';
import { SchemaCatalogue } from '../../platform/schemas/schema-catalogue';
import { openNativeCsv, openNdjson } from './native-source';
import type { RowFault } from './row-fault';
import type { OpenedSource, RowPorts, SourceRow } from './row-source';

const ACCOUNT_TYPES = ['account-registered', 'accounts-merged'];
/** Takes what it is told is about accounts, and reads no further. */
const ACCOUNT_FACTS: AccountFactIntake<RowFault> = {
  takes: ({ type }) => ACCOUNT_TYPES.includes(type),
  read: ({ data }) => {
    const accountId = parseAccountId(typeof data['accountId'] === 'string' ? data['accountId'] : '');
    if (accountId === undefined) return { outcome: 'faulty', faults: [fieldFault('/data/accountId', 'field-invalid')] };
    const record = () => Promise.reject(new Error('Nothing is recorded here.'));
    const commandIdOf = (sourceId: string | undefined) => `account:${sourceId ?? JSON.stringify(data)}`;
    return { outcome: 'stated', fact: { accountId, holdsUpOthers: true, commandIdOf, record } };
  },
};

const PORTS = {
  accountFacts: ACCOUNT_FACTS,
  schemas: new SchemaCatalogue(),
  hasher: {
    sha256: (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`,
    uuid: (name: string) => name,
  },
};

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

const rowsOf = async (source: OpenedSource, ports: RowPorts = PORTS): Promise<readonly SourceRow[]> => {
  if (source.outcome === 'refused') throw new Error(source.faults[0]?.detail);
  const rows: SourceRow[] = [];
  for await (const row of source.rowsWith(ports)) rows.push(row);
  return rows;
};

const IDENTITY = { subscriptionId: 'sub-1', accountId: 'acme', currency: 'EUR' };
const LINES = [{ id: 'a', kind: 'subscription', unitPrice: '5.00', quantity: '1', every: { months: 1 } }];
const STARTED = { type: 'subscription-started', data: { ...IDENTITY, effectiveOn: '2025-01-01', lines: LINES } };

const readLine = async (line: unknown, ports: RowPorts = PORTS) => {
  const text = typeof line === 'string' ? line : JSON.stringify(line);
  const [row] = await rowsOf(openNdjson(bytesOf(`${text}\n`)), ports);
  return row?.read;
};

const sentBy = async (line: unknown) => {
  const read = await readLine(line);
  if (read?.outcome !== 'command') throw new Error(JSON.stringify(read));
  return read.sent;
};

describe('native facts as NDJSON', () => {
  it('are recorded under the id of their source, with what it says of itself', async () => {
    const metadata = { source: 'billing', sourceId: 'evt-9', sourceSequence: 9 };
    expect(await sentBy({ ...STARTED, metadata })).toEqual({
      command: { type: 'record-fact', fact: STARTED },
      commandId: 'fact:evt-9',
      ...metadata,
    });
  });

  it('have an id made of their content where the source gives none', async () => {
    const [first, again] = [
      await sentBy(STARTED),
      await sentBy({ data: STARTED.data, type: STARTED.type, version: 1 }),
    ];
    const other = await sentBy({ ...STARTED, data: { ...STARTED.data, effectiveOn: '2025-01-02' } });
    expect(again.commandId).toBe(first.commandId);
    expect(other.commandId).not.toBe(first.commandId);
  });

  it('need not say what a cancellation supersedes, in a correction neither', async () => {
    const cancelled = { type: 'subscription-cancelled', data: { ...IDENTITY, effectiveOn: '2025-02-01' } };
    expect(await sentBy(cancelled)).toMatchObject({ command: { fact: { data: { supersedes: [] } } } });
    const factId = '5b0c4a52-1f0e-5d7e-9d8a-2b8f6c1d0e34';
    const data = { ...IDENTITY, factId, reason: 'wrong day', statement: cancelled };
    const corrected = await sentBy({ type: 'fact-corrected', data });
    expect(corrected).toMatchObject({ command: { fact: { data: { statement: { data: { supersedes: [] } } } } } });
  });

  it('are handed over where they are about an account', async () => {
    const data = { accountId: 'acme', effectiveOn: '2025-01-01', intoAccountId: 'bolt' };
    const metadata = { source: 'crm', sourceId: 'm-1' };
    const sent = await sentBy({ type: 'accounts-merged', data, metadata });
    expect(sent).toMatchObject({ accountFact: { accountId: 'acme' }, commandId: 'account:m-1', ...metadata });
    const refused = await readLine({ type: 'accounts-merged', data: {} });
    expect(refused).toMatchObject({
      outcome: 'rejected',
      faults: [{ code: 'field-invalid', column: '/data/accountId' }],
    });
  });

  it.each<[string, string | undefined, unknown]>([
    ['json-malformed', undefined, '{"type":'],
    ['json-key-repeated', undefined, '{"type":"subscription-started","type":"fact-voided"}'],
    ['json-too-deep', undefined, '['.repeat(8000)],
    ['not-a-fact', undefined, []],
    ['not-a-fact', undefined, { type: 'subscription-started' }],
    ['fact-type-unknown', '/type', { type: 'ledger-opened', data: {} }],
    ['fact-version-unknown', '/version', { ...STARTED, version: 2 }],
    ['field-unknown', '/known', { ...STARTED, known: true }],
    ['field-unknown', '/metadata/actor', { ...STARTED, metadata: { actor: 'me' } }],
    ['metadata-invalid', '/metadata/sourceId', { ...STARTED, metadata: { sourceId: '' } }],
    ['metadata-invalid', '/metadata/sourceSequence', { ...STARTED, metadata: { sourceSequence: 1.5 } }],
    ['not-a-calendar-date', '/data/effectiveOn', { ...STARTED, data: { ...STARTED.data, effectiveOn: '2025-02-30' } }],
  ])('are rejected with %s at %s', async (code, column, line) => {
    const read = await readLine(line);
    expect(read).toMatchObject({ outcome: 'rejected', faults: [{ code }] });
    expect(read?.outcome === 'rejected' && read.faults[0]?.column).toBe(column);
  });

  it('may have empty lines between them, and keep the number of their line', async () => {
    const rows = await rowsOf(openNdjson(bytesOf(`\n${JSON.stringify(STARTED)}\n\n{}\n`)));
    expect(rows.map(({ line, read }) => [line, read.outcome])).toEqual([
      [2, 'command'],
      [4, 'rejected'],
    ]);
  });
});

describe('native facts of an opening', () => {
  const OPENING = { ...PORTS, isOpening: true };
  const ID = '0194f2a0-0000-4000-8000-000000000001';
  const KNOWN = { ...STARTED, id: ID, recordedAt: '2024-12-20T10:00:00+01:00' };

  it('bring the id that they have and the moment at which they became known', async () => {
    expect(await readLine(KNOWN, OPENING)).toMatchObject({
      outcome: 'command',
      sent: { commandId: `fact:${ID}`, importedFactId: ID, importedRecordedAt: '2024-12-20T09:00:00.000Z' },
    });
  });

  it('bring them in cells of a CSV as well', async () => {
    const text = `type,id,recordedAt,subscriptionId,accountId,currency,effectiveOn,lines
subscription-started,${ID},2024-12-20T09:00:00Z,sub-1,acme,EUR,2025-01-01,"${JSON.stringify(LINES).replaceAll('"', '""')}"`;
    const [row] = await rowsOf(await openNativeCsv(bytesOf(text), ','), OPENING);
    expect(row?.read).toMatchObject({
      sent: { importedFactId: ID, importedRecordedAt: '2024-12-20T09:00:00.000Z', command: { fact: STARTED } },
    });
  });

  it.each([
    ['recorded-at-needs-opening', '/recordedAt', { ...STARTED, recordedAt: '2024-12-20T10:00:00Z' }, PORTS],
    ['recorded-at-needs-opening', '/id', { ...STARTED, id: ID }, PORTS],
    ['not-an-instant', '/recordedAt', { ...STARTED, recordedAt: '2024-12-20' }, OPENING],
    ['not-an-instant', '/recordedAt', { ...STARTED, recordedAt: 7 }, OPENING],
    ['not-a-fact-id', '/id', { ...KNOWN, id: 'evt-9' }, OPENING],
  ])('are rejected with %s at %s', async (code, column, line, ports) => {
    expect(await readLine(line, ports)).toMatchObject({ outcome: 'rejected', faults: [{ code, column }] });
  });
});

describe('native facts as CSV', () => {
  const HEADER = 'type,subscriptionId,accountId,currency,effectiveOn,lines,voluntary,sourceSequence,sourceId';
  const open = (rows: string, header = HEADER) => openNativeCsv(bytesOf(`${header}\n${rows}`), ',');

  it('say the same as a line of JSON would', async () => {
    const lines = `"${JSON.stringify(LINES).replaceAll('"', '""')}"`;
    const rows = await rowsOf(
      await open(
        `subscription-started,sub-1,acme,EUR,2025-01-01,${lines},,1,e-1\n` +
          'subscription-cancelled,sub-1,acme,EUR,2025-02-01,,false,2,e-2\n',
      ),
    );
    const cancelled = {
      type: 'subscription-cancelled',
      data: { ...IDENTITY, effectiveOn: '2025-02-01', voluntary: false, supersedes: [] },
    };
    expect(rows.map(({ read }) => read)).toEqual([
      {
        outcome: 'command',
        sent: {
          command: { type: 'record-fact', fact: STARTED },
          commandId: 'fact:e-1',
          sourceId: 'e-1',
          sourceSequence: 1,
        },
      },
      {
        outcome: 'command',
        sent: {
          command: { type: 'record-fact', fact: cancelled },
          commandId: 'fact:e-2',
          sourceId: 'e-2',
          sourceSequence: 2,
        },
      },
    ]);
  });

  it('have columns for what is said of accounts', async () => {
    const [row] = await rowsOf(
      await open('accounts-merged,acme,bolt,2025-03-01\n', 'type,accountId,intoAccountId,effectiveOn'),
    );
    const data = { accountId: 'acme', intoAccountId: 'bolt', effectiveOn: '2025-03-01' };
    expect(row?.read).toMatchObject({ outcome: 'command', sent: { commandId: `account:${JSON.stringify(data)}` } });
  });

  it('name the cell that is not JSON', async () => {
    const [row] = await rowsOf(await open('subscription-started,sub-1,acme,EUR,2025-01-01,[{],,,\n'));
    expect(row?.read).toMatchObject({ faults: [{ code: 'json-malformed', column: 'lines' }] });
  });

  it('take no column they do not know', async () => {
    const source = await open('', `${HEADER},acountId`);
    expect(source).toMatchObject({ outcome: 'refused', faults: [{ code: 'column-unknown', column: 'acountId' }] });
  });

  it.each([
    'id,customer,from,mrr',
    'id,type,customer,from,mrr',
    'accountId,plan,from,mrr',
    'id,name',
    'type,account_id,from,mrr',
  ])('are none where the columns are others, as in %s, which have to be mapped', async (header) => {
    const source = await open('', header);
    const said = { code: 'mapping-missing', detail: expect.stringContaining(header.replaceAll(',', ', ')) };
    expect(source).toMatchObject({
      outcome: 'refused',
      faults: [{ ...said, fix: expect.stringContaining('--map ') }],
    });
  });

  it('are meant where a column is misspelt that every fact has', async () => {
    const source = await open('', 'type,acountId,currency');
    const faults = [
      { code: 'column-missing', detail: expect.stringContaining('Did you mean acountId?') },
      { code: 'column-unknown' },
    ];
    expect(source).toMatchObject({ outcome: 'refused', faults });
  });

  it.each([
    ['type,subscriptionId,customer_id,currency,effectiveOn,lines', 'accountId', ['customer_id']],
    ['event,subscriptionId,accountId,currency,effectiveOn,lines', 'type', ['event']],
    ['subscriptionId,accountId,currency,effectiveOn,lines,comment', 'type', ['comment']],
    [
      'type,subscriptionId,customer_id,currency,effectiveOn,unitPrice,quantity,interval,lineId,plan',
      'accountId',
      ['customer_id', 'unitPrice', 'quantity', 'interval', 'lineId', 'plan'],
    ],
    [
      'event,subscriptionId,accountId,currency,effectiveOn,unitPrice,quantity,interval,lineId,plan',
      'type',
      ['event', 'unitPrice', 'quantity', 'interval', 'lineId', 'plan'],
    ],
    [
      'subscriptionId,accountId,currency,effectiveOn,unitPrice,quantity,interval,lineId,plan,comment',
      'type',
      ['unitPrice', 'quantity', 'interval', 'lineId', 'plan', 'comment'],
    ],
    ['event,subscriptionId,customer_id,currency,effectiveOn,lines', 'type,accountId', ['event', 'customer_id']],
  ])('are meant by %s, which lacks %s and has others', async (header, missing, unknown) => {
    const source = await open('', header);
    const faults = [
      ...missing.split(',').map((column) => ({ code: 'column-missing', column })),
      ...unknown.map((column) => ({ code: 'column-unknown', column })),
    ];
    expect(source).toMatchObject({ outcome: 'refused', faults });
  });

  it('need the columns that every fact has', async () => {
    const source = await open('', 'type,subscriptionId,currency');
    expect(source).toMatchObject({ outcome: 'refused', faults: [{ code: 'column-missing', column: 'accountId' }] });
  });
});
