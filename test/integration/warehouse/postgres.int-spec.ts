import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../../src/kernel/calendar-date';
import { DAYS, inOrder, PublishedCompany } from '../../support/warehouse/published-company';
import { describeWithWarehouse, WarehouseProcess } from '../../support/warehouse/warehouse-process';

jest.setTimeout(120_000);

const SQL = readFileSync(join(__dirname, '../../../examples/sql/postgres.sql'), 'utf8');
const POINTS = 25;

describeWithWarehouse('ARR out of the topic, by PostgreSQL', () => {
  let database: WarehouseProcess;
  let company: PublishedCompany;

  beforeAll(async () => {
    company = await PublishedCompany.tell();
    database = WarehouseProcess.start('postgres');
    await database.ask(SQL);
    await takeAll();
  });

  afterAll(() => database.stop());

  /** All values in one go. */
  const takeAll = async (): Promise<void> => {
    await database.ask('SELECT arr_take(value) FROM jsonb_array_elements($1::jsonb) AS value', [
      `[${company.values.join(',')}]`,
    ]);
  };

  it('is the ledger’s, on every day as known now', async () => {
    const [first, last] = [DAYS[0], DAYS.at(-1)];
    const rows = await database.ask(
      `SELECT to_char(day, 'YYYY-MM-DD'), currency, arr::text
       FROM generate_series($1::date, $2::date, '1 day') AS day, LATERAL arr_as_of(day::date, $3)`,
      [first, last, company.head],
    );
    const expected = DAYS.flatMap((day) => company.arrAsOf(day, company.head).map((figure) => [day, ...figure]));
    expect(expected.length).toBeGreaterThan(DAYS.length);
    expect(rows).toEqual(expected);
  });

  it('is the ledger’s at any point, in all, by account, by plan, and in what moved it', async () => {
    for (const { day, knownAt } of company.points(POINTS)) {
      const at = [day, knownAt];
      const total = await database.ask('SELECT currency, arr::text FROM arr_as_of($1, $2)', at);
      expect({ day, knownAt, total }).toEqual({ day, knownAt, total: company.arrAsOf(day, knownAt) });
      expect(await database.ask('SELECT account_id, currency, arr::text FROM arr_by_account($1, $2)', at)).toEqual(
        company.byAccount(day, knownAt),
      );
      for (const name of ['plan', 'nobody-has-it']) {
        const groups = await database.ask('SELECT value, currency, arr::text FROM arr_by_attribute($1, $2, $3)', [
          name,
          ...at,
        ]);
        expect(inOrder(groups)).toEqual(inOrder(company.byAttribute(name, day, knownAt)));
      }
      const to = addDays(day, 90);
      const moved = await database.ask('SELECT class, currency, amount::text FROM arr_movements($1, $2, $3)', [
        day,
        to,
        knownAt,
      ]);
      expect(inOrder(moved)).toEqual(inOrder(company.movements(day, to, knownAt)));
    }
  });

  it('tells whether something is missing or was added up wrongly', async () => {
    const completeness = 'SELECT missing::int, differs FROM arr_completeness ORDER BY shard';
    const whole = await database.ask(completeness);
    expect(whole).toEqual([0, 1, 2].map(() => [0, false]));
    const one = 'epoch = 4 AND shard = 1 AND seq = 7';
    await database.ask(`UPDATE arr_entries SET delta = delta + 1 WHERE ${one};`);
    expect(await database.ask(completeness)).toEqual([
      [0, false],
      [0, true],
      [0, false],
    ]);
    await database.ask(`DELETE FROM arr_entries WHERE ${one};`);
    expect(await database.ask(completeness)).toEqual([
      [0, false],
      [1, true],
      [0, false],
    ]);
    await takeAll();
    expect(await database.ask(completeness)).toEqual(whole);
  });

  it('is asked at an instant, too', async () => {
    const [[sequence, at] = []] = await database.ask(
      'SELECT sequence::int, recorded_at::text FROM arr_journal ORDER BY sequence LIMIT 1 OFFSET 500',
    );
    const known = await database.ask('SELECT arr_known_at($1::timestamptz)::int, arr_known_at($2)::int', [
      at,
      '2000-01-01',
    ]);
    expect(known).toEqual([[expect.any(Number), 0]]);
    expect(Number(known[0]?.[0])).toBeGreaterThanOrEqual(Number(sequence));
  });
});
