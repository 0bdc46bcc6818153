-- ARR as of a day, as known at a moment, out of what is on arr.changes.v1. ClickHouse 24 or later.
-- Each value of the topic goes into arr_values, in any order and as often as one likes; a table of the Kafka engine
-- with the format RawBLOB and a materialized view that selects its only column do that by themselves.

CREATE TABLE arr_values (value String) ENGINE = Null;

CREATE TABLE arr_entries (
  epoch UInt32,
  shard UInt32,
  seq UInt64,
  account_id String,
  currency LowCardinality(String),
  class LowCardinality(String),
  effective_on Date32,
  delta Decimal(38, 4),
  running_total Decimal(38, 4),
  sequence UInt64,
  recorded_at DateTime64(6, 'UTC'),
  contributions Array(Tuple(attributes Map(String, String), delta Decimal(38, 4)))
) ENGINE = ReplacingMergeTree ORDER BY (epoch, shard, seq);

CREATE MATERIALIZED VIEW arr_take TO arr_entries AS
SELECT
  JSONExtractUInt(value, 'epoch') AS epoch,
  JSONExtractUInt(value, 'shard') AS shard,
  JSONExtractUInt(value, 'seq') AS seq,
  JSONExtractString(value, 'accountId') AS account_id,
  JSONExtractString(value, 'currency') AS currency,
  JSONExtractString(value, 'class') AS class,
  toDate32(JSONExtractString(value, 'effectiveOn')) AS effective_on,
  toDecimal128(JSONExtractString(value, 'delta'), 4) AS delta,
  toDecimal128(JSONExtractString(value, 'runningTotal'), 4) AS running_total,
  JSONExtractUInt(value, 'sequence') AS sequence,
  parseDateTime64BestEffort(JSONExtractString(value, 'recordedAt'), 6, 'UTC') AS recorded_at,
  arrayMap(
    part -> (JSONExtract(part, 'attributes', 'Map(String, String)'), toDecimal128(JSONExtractString(part, 'delta'), 4)),
    JSONExtractArrayRaw(value, 'contributions')
  ) AS contributions
FROM arr_values;

-- Of a later epoch all is told anew; what was told in the ones before is left out. FINAL leaves out what came twice.
CREATE VIEW arr_journal AS
SELECT * FROM arr_entries FINAL WHERE epoch = (SELECT max(epoch) FROM arr_entries);

-- How much of each shard is there: `missing` is 0 and `differs` is 0, or a figure is not to be believed.
CREATE VIEW arr_completeness AS
SELECT shard, max(seq) AS last_seq, max(seq) - count() AS missing, max(summed != running_total) AS differs
FROM (
  SELECT shard, seq, running_total, sum(delta) OVER (PARTITION BY shard, currency ORDER BY seq) AS summed FROM arr_journal
)
GROUP BY shard ORDER BY shard;

CREATE VIEW arr_as_of AS
SELECT currency, sum(delta) AS arr FROM arr_journal
WHERE effective_on <= {day:Date32} AND sequence <= {known_at:UInt64}
GROUP BY currency HAVING arr != 0 ORDER BY currency;

CREATE VIEW arr_by_account AS
SELECT account_id, currency, sum(delta) AS arr FROM arr_journal
WHERE effective_on <= {day:Date32} AND sequence <= {known_at:UInt64}
GROUP BY account_id, currency HAVING arr != 0 ORDER BY account_id, currency;

-- By the value of an attribute, such as plan; without one it is null.
CREATE VIEW arr_by_attribute AS
SELECT if(mapContains(part.1, {name:String}), part.1[{name:String}], NULL) AS value, currency, sum(part.2) AS arr
FROM arr_journal ARRAY JOIN contributions AS part
WHERE effective_on <= {day:Date32} AND sequence <= {known_at:UInt64}
GROUP BY value, currency HAVING arr != 0 ORDER BY value, currency;

-- What moved ARR from a day on and before another, class by class.
CREATE VIEW arr_movements AS
SELECT class, currency, sum(delta) AS amount FROM arr_journal
WHERE effective_on >= {from_day:Date32} AND effective_on < {to_day:Date32} AND sequence <= {known_at:UInt64}
GROUP BY class, currency HAVING amount != 0 ORDER BY class, currency;
