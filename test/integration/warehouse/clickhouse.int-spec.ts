import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../../src/kernel/calendar-date';
import { inOrder, PublishedCompany, type Told } from '../../support/warehouse/published-company';
import { describeWithWarehouse, WarehouseProcess } from '../../support/warehouse/warehouse-process';

jest.setTimeout(180_000);

const SQL = readFileSync(join(__dirname, '../../../examples/sql/clickhouse.sql'), 'utf8');
const POINTS = 25;
const VALUES_AT_ONCE = 500;

/** Amounts have four digits after the point there. */
const asLedger = (told: readonly Told[]): readonly Told[] =>
  told.map((row) => [...row.slice(0, -1), Number(row.at(-1)).toFixed(2)]);

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

describeWithWarehouse('ARR out of the topic, by ClickHouse', () => {
  let database: WarehouseProcess;
  let company: PublishedCompany;

  beforeAll(async () => {
    company = await PublishedCompany.tell();
    database = WarehouseProcess.start('clickhouse');
    const withoutRemarks = SQL.replace(/^--.*$/gmu, '');
    for (const statement of withoutRemarks.split(/;\s*$/mu)) {
      if (statement.trim() !== '') await database.ask(statement);
    }
    await takeAll();
  });

  afterAll(() => database.stop());

  const takeAll = async (): Promise<void> => {
    for (let from = 0; from < company.values.length; from += VALUES_AT_ONCE) {
      const some = company.values.slice(from, from + VALUES_AT_ONCE);
      await database.ask(`INSERT INTO arr_values VALUES ${some.map((value) => `(${quoted(value)})`).join(',')}`);
    }
  };

  it('is the ledger’s at any point, in all, by account, by plan, and in what moved it', async () => {
    for (const { day, knownAt } of company.points(POINTS)) {
      const at = `day='${day}', known_at=${knownAt.toString()}`;
      const total = await database.ask(`SELECT currency, arr FROM arr_as_of(${at})`);
      expect({ at, total: asLedger(total) }).toEqual({ at, total: company.arrAsOf(day, knownAt) });
      const accounts = await database.ask(`SELECT account_id, currency, arr FROM arr_by_account(${at})`);
      expect(asLedger(accounts)).toEqual(company.byAccount(day, knownAt));
      for (const name of ['plan', 'nobody-has-it']) {
        const groups = await database.ask(`SELECT value, currency, arr FROM arr_by_attribute(name='${name}', ${at})`);
        expect(inOrder(asLedger(groups))).toEqual(inOrder(company.byAttribute(name, day, knownAt)));
      }
      const to = addDays(day, 90);
      const moved = await database.ask(
        `SELECT class, currency, amount FROM arr_movements(from_day='${day}', to_day='${to}', known_at=${knownAt.toString()})`,
      );
      expect(inOrder(asLedger(moved))).toEqual(inOrder(company.movements(day, to, knownAt)));
    }
  });

  it('tells whether something is missing or was added up wrongly', async () => {
    const completeness = 'SELECT missing, differs FROM arr_completeness';
    const whole = await database.ask(completeness);
    expect(whole).toEqual([0, 1, 2].map(() => ['0', 0]));
    const one = 'epoch = 4 AND shard = 1 AND seq = 7';
    await database.ask(`ALTER TABLE arr_entries DELETE WHERE ${one} SETTINGS mutations_sync = 1`);
    expect(await database.ask(completeness)).toEqual([
      ['0', 0],
      ['1', 1],
      ['0', 0],
    ]);
    await takeAll();
    expect(await database.ask(completeness)).toEqual(whole);
  });
});
