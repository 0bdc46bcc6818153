-- ARR as of a day, as known at a moment, out of what is on arr.changes.v1. PostgreSQL 14 or later.
-- Each value of the topic goes in by SELECT arr_take('…'), in any order and as often as one likes.

CREATE TABLE arr_entries (
  epoch int NOT NULL,
  shard int NOT NULL,
  seq bigint NOT NULL,
  account_id text COLLATE "C" NOT NULL,
  currency text NOT NULL,
  class text NOT NULL,
  effective_on date NOT NULL,
  delta numeric NOT NULL,
  running_total numeric NOT NULL,
  sequence bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  contributions jsonb NOT NULL,
  PRIMARY KEY (epoch, shard, seq)
);
CREATE INDEX arr_entries_of_account ON arr_entries (account_id, effective_on);

CREATE FUNCTION arr_take(entry jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO arr_entries
  SELECT (entry->>'epoch')::int, (entry->>'shard')::int, (entry->>'seq')::bigint,
         entry->>'accountId', entry->>'currency', entry->>'class', (entry->>'effectiveOn')::date,
         (entry->>'delta')::numeric, (entry->>'runningTotal')::numeric,
         (entry->>'sequence')::bigint, (entry->>'recordedAt')::timestamptz, entry->'contributions'
  ON CONFLICT DO NOTHING
$$;

-- Of a later epoch all is told anew; what was told in the ones before is left out.
CREATE VIEW arr_journal AS
  SELECT * FROM arr_entries WHERE epoch = (SELECT max(epoch) FROM arr_entries);

-- How much of each shard is there: `missing` is 0 and `differs` is false, or a figure is not to be believed.
CREATE VIEW arr_completeness AS
  SELECT shard, max(seq) AS seq, max(seq) - count(*) AS missing,
         bool_or(summed <> running_total) AS differs
  FROM (
    SELECT shard, seq, running_total, sum(delta) OVER (PARTITION BY shard, currency ORDER BY seq) AS summed
    FROM arr_journal
  ) AS added
  GROUP BY shard;

-- The last sequence that was known at an instant; use it as known_at.
CREATE FUNCTION arr_known_at(at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(max(sequence), 0) FROM arr_journal WHERE recorded_at <= at
$$;

CREATE FUNCTION arr_as_of(day date, known_at bigint)
RETURNS TABLE (currency text, arr numeric) LANGUAGE sql STABLE AS $$
  SELECT j.currency, sum(j.delta) FROM arr_journal j
  WHERE j.effective_on <= day AND j.sequence <= known_at
  GROUP BY j.currency HAVING sum(j.delta) <> 0 ORDER BY j.currency
$$;

CREATE FUNCTION arr_by_account(day date, known_at bigint)
RETURNS TABLE (account_id text, currency text, arr numeric) LANGUAGE sql STABLE AS $$
  SELECT j.account_id, j.currency, sum(j.delta) FROM arr_journal j
  WHERE j.effective_on <= day AND j.sequence <= known_at
  GROUP BY j.account_id, j.currency HAVING sum(j.delta) <> 0 ORDER BY j.account_id, j.currency
$$;

-- By the value of an attribute, such as plan; without one it is null.
CREATE FUNCTION arr_by_attribute(name text, day date, known_at bigint)
RETURNS TABLE (value text, currency text, arr numeric) LANGUAGE sql STABLE AS $$
  SELECT part->'attributes'->>name, j.currency, sum((part->>'delta')::numeric)
  FROM arr_journal j CROSS JOIN LATERAL jsonb_array_elements(j.contributions) AS part
  WHERE j.effective_on <= day AND j.sequence <= known_at
  GROUP BY 1, 2 HAVING sum((part->>'delta')::numeric) <> 0 ORDER BY 1, 2
$$;

-- What moved ARR from a day on and before another, class by class.
CREATE FUNCTION arr_movements(from_day date, to_day date, known_at bigint)
RETURNS TABLE (class text, currency text, amount numeric) LANGUAGE sql STABLE AS $$
  SELECT j.class, j.currency, sum(j.delta) FROM arr_journal j
  WHERE j.effective_on >= from_day AND j.effective_on < to_day AND j.sequence <= known_at
  GROUP BY j.class, j.currency HAVING sum(j.delta) <> 0 ORDER BY j.class, j.currency
$$;
