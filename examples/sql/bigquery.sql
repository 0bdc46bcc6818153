-- ARR as of a day, as known at a moment, out of what is on arr.changes.v1. BigQuery; not tested.
-- Each value of the topic is a row of arr.raw(value STRING), in any order and as often as it comes.

CREATE OR REPLACE VIEW arr.entries AS
SELECT
  CAST(JSON_VALUE(value, '$.epoch') AS INT64) AS epoch,
  CAST(JSON_VALUE(value, '$.shard') AS INT64) AS shard,
  CAST(JSON_VALUE(value, '$.seq') AS INT64) AS seq,
  JSON_VALUE(value, '$.accountId') AS account_id,
  JSON_VALUE(value, '$.currency') AS currency,
  JSON_VALUE(value, '$.class') AS class,
  CAST(JSON_VALUE(value, '$.effectiveOn') AS DATE) AS effective_on,
  CAST(JSON_VALUE(value, '$.delta') AS NUMERIC) AS delta,
  CAST(JSON_VALUE(value, '$.runningTotal') AS NUMERIC) AS running_total,
  CAST(JSON_VALUE(value, '$.sequence') AS INT64) AS sequence,
  CAST(JSON_VALUE(value, '$.recordedAt') AS TIMESTAMP) AS recorded_at,
  JSON_QUERY_ARRAY(value, '$.contributions') AS contributions
FROM arr.raw
WHERE TRUE
QUALIFY ROW_NUMBER() OVER (PARTITION BY epoch, shard, seq ORDER BY seq) = 1;

-- Of a later epoch all is told anew; what was told in the ones before is left out.
CREATE OR REPLACE VIEW arr.journal AS
SELECT * FROM arr.entries WHERE epoch = (SELECT MAX(epoch) FROM arr.entries);

-- How much of each shard is there: `missing` is 0 and `differs` is false, or a figure is not to be believed.
CREATE OR REPLACE VIEW arr.completeness AS
SELECT shard, MAX(seq) AS seq, MAX(seq) - COUNT(*) AS missing, LOGICAL_OR(summed != running_total) AS differs
FROM (SELECT *, SUM(delta) OVER (PARTITION BY shard, currency ORDER BY seq) AS summed FROM arr.journal)
GROUP BY shard;

CREATE OR REPLACE TABLE FUNCTION arr.as_of(day DATE, known_at INT64) AS
SELECT currency, SUM(delta) AS arr FROM arr.journal
WHERE effective_on <= day AND sequence <= known_at
GROUP BY currency HAVING arr != 0;

CREATE OR REPLACE TABLE FUNCTION arr.by_account(day DATE, known_at INT64) AS
SELECT account_id, currency, SUM(delta) AS arr FROM arr.journal
WHERE effective_on <= day AND sequence <= known_at
GROUP BY account_id, currency HAVING arr != 0;

-- A path must be a literal, so that an attribute is named here: $.attributes.plan.
CREATE OR REPLACE TABLE FUNCTION arr.by_plan(day DATE, known_at INT64) AS
SELECT JSON_VALUE(part, '$.attributes.plan') AS plan, currency, SUM(CAST(JSON_VALUE(part, '$.delta') AS NUMERIC)) AS arr
FROM arr.journal, UNNEST(contributions) AS part
WHERE effective_on <= day AND sequence <= known_at
GROUP BY plan, currency HAVING arr != 0;
