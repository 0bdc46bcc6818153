/** On the rows of the journal, as the index has them. $1 is the day or the first month, $2 the sequence, $3 the month after the last. */
export const ON_ROWS = {
  total: 'SELECT currency::VARCHAR, sum(delta) FROM journal WHERE day <= $1 AND seq <= $2 GROUP BY 1',
  counts: `
    SELECT currency::VARCHAR, sum(arr), count(DISTINCT account), count(*) FROM (
      SELECT currency, account, subscription, sum(delta) arr FROM parts WHERE day <= $1 AND seq <= $2
      GROUP BY ALL HAVING sum(delta) <> 0) GROUP BY 1`,
  byPlan: `SELECT currency::VARCHAR || ' ' || plan, sum(delta) FROM parts WHERE day <= $1 AND seq <= $2 GROUP BY 1`,
  rollForward: `
    SELECT CASE WHEN month < $1 THEN -1 ELSE month END, currency::VARCHAR, CASE WHEN month < $1 THEN '' ELSE class END, sum(delta)
    FROM journal WHERE seq <= $2 AND month < $3 GROUP BY 1, 2, 3`,
};

const PREPARED_STANDING = `
  SELECT subscription, account, currency, arg_max(arr, day::BIGINT * 4294967296 + seq) arr, arg_max(plan, day::BIGINT * 4294967296 + seq) plan
  FROM prepared WHERE day <= $1 AND seq <= $2 GROUP BY ALL`;

/** `kept` is what of a day goes along, `at` what of it the parameters speak of, and `month` its month as a number. */
const rollForwardOf = (facts, { kept, at, month }) => `
  WITH changes AS (
    SELECT account, currency, ${kept},
      arr - coalesce(lag(arr) OVER (PARTITION BY subscription ORDER BY day, seq), 0) AS change
    FROM ${facts} WHERE seq <= $2),
  days AS (SELECT account, currency, ${kept}, sum(change) AS delta FROM changes GROUP BY ALL HAVING sum(change) <> 0),
  levels AS (SELECT *, sum(delta) OVER (PARTITION BY account ORDER BY day) AS after FROM days),
  classed AS (
    SELECT *, CASE
      WHEN after - delta = 0 THEN
        CASE WHEN row_number() OVER (PARTITION BY account ORDER BY day) = 1 THEN 'new' ELSE 'reactivation' END
      WHEN after = 0 THEN 'churn' WHEN delta > 0 THEN 'expansion' ELSE 'contraction' END AS class
    FROM levels)
  SELECT CASE WHEN ${at} < $1 THEN -1 ELSE ${month} END, currency::VARCHAR, CASE WHEN ${at} < $1 THEN '' ELSE class END, sum(delta)
  FROM classed WHERE ${at} < $3 GROUP BY 1, 2, 3`;

/** On facts whose ARR was worked out beforehand: what stands of each subscription is what its last fact by then says. $1 to $3 as on rows. */
export const ON_PREPARED = {
  total: `
    SELECT currency::VARCHAR, sum(arr) FROM (
      SELECT currency, arg_max(arr, day::BIGINT * 4294967296 + seq) arr FROM prepared
      WHERE day <= $1 AND seq <= $2 GROUP BY subscription, currency) GROUP BY 1`,
  counts: `SELECT currency::VARCHAR, sum(arr), count(DISTINCT account), count(*) FROM (${PREPARED_STANDING}) WHERE arr <> 0 GROUP BY 1`,
  byPlan: `SELECT currency::VARCHAR || ' ' || plan, sum(arr) FROM (${PREPARED_STANDING}) GROUP BY 1`,
  rollForward: rollForwardOf('prepared', { kept: 'day, month', at: 'month', month: 'month' }),
};

/** The facts as DuckDB reads them, with the types that it takes for them by itself. $1 is the file. */
export const RAW_FACTS = `CREATE TABLE raw AS SELECT * FROM read_json($1, format = 'newline_delimited')`;

/**
 * What the facts state. A price is a text with two decimals, and all arithmetic is whole, since every line of this company is monthly; a
 * fact that cancels has no lines.
 */
export const STATED_BY_RAW_FACTS = `
  CREATE MACRO arr_of(line) AS
    (line.unitPrice::DECIMAL(15, 2) * 100::DECIMAL(3, 0))::BIGINT * line.quantity::BIGINT * 12 // line.every.months;
  CREATE VIEW stated AS SELECT
    seq, data.subscriptionId AS subscription, data.accountId AS account, data.currency AS currency, data.effectiveOn AS day,
    coalesce(list_sum([arr_of(line) for line in data.lines])::BIGINT, 0) AS arr FROM raw;
`;

/**
 * The lines that stand: of each subscription those of its last fact by then, which is found first. To work out the ARR of all facts and
 * take the last takes longer, and so does to sum a list where its lines can be rows.
 */
const RAW_STANDING = `
  SELECT seq, account, currency, plan, arr_of(line) AS arr FROM (
    SELECT seq, data.accountId AS account, data.currency AS currency, data.attributes.plan AS plan, unnest(data.lines) AS line
    FROM raw WHERE seq IN (
      SELECT max((day - DATE '1970-01-01') * 4294967296 + seq) & 4294967295 FROM stated
      WHERE day <= $1 AND seq <= $2 GROUP BY subscription))`;

/** On the facts as they are recorded: the same answers out of the lines of each. $1 and $3 are days. */
export const ON_RAW = {
  total: `SELECT currency, sum(arr) FROM (${RAW_STANDING}) GROUP BY 1`,
  counts: `
    SELECT currency, sum(arr), count(DISTINCT account), count(*) FROM (
      SELECT currency, account, sum(arr) AS arr FROM (${RAW_STANDING}) GROUP BY seq, currency, account) WHERE arr <> 0 GROUP BY 1`,
  byPlan: `SELECT currency || ' ' || plan, sum(arr) FROM (${RAW_STANDING}) GROUP BY 1`,
  rollForward: rollForwardOf('stated', { kept: 'day', at: 'day', month: '(year(day) * 12 + month(day) - 1)::INTEGER' }),
};
