"""The statements behind :mod:`shiquan.statistics.rollup`."""

from collections.abc import Sequence

from shiquan.statistics.spread import ANSWER_EDGES, JOIN_EDGES

LINE_COLUMNS = (
    "case_id", "office_id", "mediator", "month", "opened_at", "closed_at", "result", "is_open", "expired", "due_at",
    "answered_seconds", "answer_kept", "close_kept", "invited", "joined", "join_seconds", "claimed", "settled", "recovered",
    "confirmed", "rating",
)  # fmt: skip

READ_LINES = """
SELECT c.id, c.office_id, coalesce(c.handler_id, '00000000-0000-0000-0000-000000000000'::uuid),
  date_trunc('month', c.opened_at AT TIME ZONE 'Asia/Shanghai')::date,
  c.opened_at, c.closed_at, c.result, c.closed_at IS NULL, coalesce(k.expired, false), c.due_at,
  CASE WHEN a.status IN ('met', 'missed') THEN greatest(0, extract(epoch FROM a.closed_at - a.started_at))::int END,
  CASE a.status WHEN 'met' THEN true WHEN 'missed' THEN false WHEN 'open' THEN CASE WHEN a.expired THEN false END END,
  CASE s.status WHEN 'met' THEN true WHEN 'missed' THEN false WHEN 'open' THEN CASE WHEN s.expired THEN false END END,
  coalesce(p.invited, 0), coalesce(p.joined, 0), p.join_seconds,
  coalesce(m.claimed, 0), CASE WHEN c.result = 'agreed' THEN coalesce(m.settled, 0) ELSE 0 END, coalesce(i.paid, 0),
  coalesce(o.confirmed, false), o.rating
FROM cases_case c
LEFT JOIN LATERAL (SELECT d.status, d.expired, d.started_at, d.closed_at FROM cases_deadline d
  WHERE d.case_id = c.id AND d.key = 'ANSWER_1H' ORDER BY d.id LIMIT 1) a ON true
LEFT JOIN LATERAL (SELECT d.status, d.expired FROM cases_deadline d
  WHERE d.case_id = c.id AND d.key = 'CLOSE_7D' ORDER BY d.id DESC LIMIT 1) s ON true
LEFT JOIN LATERAL (SELECT bool_or(d.expired) AS expired FROM cases_deadline d
  WHERE d.case_id = c.id AND d.status = 'open') k ON true
LEFT JOIN LATERAL (SELECT count(v.at) AS invited, count(r.joined_at) FILTER (WHERE v.at IS NOT NULL) AS joined,
  greatest(0, min(extract(epoch FROM r.joined_at - v.at)))::int AS join_seconds
  FROM cases_party r LEFT JOIN LATERAL (SELECT min(n.created_at) AS at FROM cases_notice n
    WHERE n.party_id = r.id AND n.kind = 'respondent_invited') v ON true
  WHERE r.dispute_id = c.dispute_id AND r.side <> 'applicant') p ON true
LEFT JOIN LATERAL (SELECT sum(q.amount) AS claimed, sum(q.settled_amount) FILTER (WHERE q.status = 'settled') AS settled
  FROM cases_claim q WHERE q.dispute_id = c.dispute_id) m ON true
LEFT JOIN LATERAL (SELECT sum(t.paid) AS paid FROM cases_instalment t WHERE t.dispute_id = c.dispute_id) i ON true
LEFT JOIN LATERAL (SELECT bool_or(x.result = 'confirmed') AS confirmed, max((x.facts->'rating'->>'stars')::int) AS rating
  FROM cases_case x WHERE x.dispute_id = c.dispute_id) o ON true
WHERE c.procedure LIKE 'mediation/%%'
"""


def _spread(column: str, edges: Sequence[float]) -> str:
    """An SQL array: how many values fall within each stretch."""
    parts, low = [], None
    for high in (*edges, None):
        within = [f"{column} >= {low:g}"] if low is not None else [f"{column} IS NOT NULL"]
        within += [f"{column} < {high:g}"] if high is not None else []
        parts.append(f"count(*) FILTER (WHERE {' AND '.join(within)})::int")
        low = high
    return f"ARRAY[{', '.join(parts)}]"


def _count(condition: str) -> str:
    return f"count(*) FILTER (WHERE {condition})"


SUMS: dict[str, str] = {
    "opened": "count(*)",
    "answer_decided": _count("answer_kept IS NOT NULL"),
    "answer_kept": _count("answer_kept"),
    "closed": _count("NOT is_open"),
    "close_decided": _count("close_kept IS NOT NULL"),
    "close_kept": _count("close_kept"),
    **{r: _count(f"result = '{r}'") for r in ("agreed", "not_agreed", "withdrawn", "refused")},
    "confirmed": _count("confirmed"),
    "invited": "coalesce(sum(invited), 0)",
    "joined": "coalesce(sum(joined), 0)",
    "rated": "count(rating)",
    "stars": "coalesce(sum(rating), 0)",
    "claimed": "coalesce(sum(claimed), 0)",
    "settled": "coalesce(sum(settled), 0)",
    "recovered": "coalesce(sum(recovered), 0)",
    "answer_spread": _spread("answered_seconds", ANSWER_EDGES),
    "join_spread": _spread("join_seconds", JOIN_EDGES),
}
_WRITE_LINES = f"INSERT INTO statistics_line ({', '.join(LINE_COLUMNS)}) {READ_LINES}"
_WRITE_SUMS = f"INSERT INTO statistics_monthsum (office_id, mediator, month, {', '.join(SUMS)}) SELECT l.office_id, l.mediator, l.month, {', '.join(SUMS.values())} FROM statistics_line l"

TOUCH = """
CREATE TEMPORARY TABLE touched ON COMMIT DROP AS
SELECT c.id, c.dispute_id FROM cases_case c WHERE c.procedure LIKE 'mediation/%%' AND c.dispute_id IN (
  SELECT x.dispute_id FROM cases_event e JOIN cases_case x ON x.id = e.case_id WHERE e.id > %s AND e.id <= %s)
"""
_KEYS = "SELECT l.office_id, l.mediator, l.month FROM statistics_line l JOIN touched t ON t.id = l.case_id"
REFRESH = (
    "ANALYZE touched",
    f"CREATE TEMPORARY TABLE keys ON COMMIT DROP AS {_KEYS}",
    f"{_WRITE_LINES.replace('%%', '%')} AND c.id IN (SELECT id FROM touched) ON CONFLICT (case_id) DO UPDATE SET "
    + ", ".join(f"{c} = excluded.{c}" for c in LINE_COLUMNS[1:]),
    f"INSERT INTO keys {_KEYS}",
    "DELETE FROM statistics_monthsum s USING keys k WHERE (s.office_id, s.mediator, s.month) = (k.office_id, k.mediator, k.month)",
    f"{_WRITE_SUMS} JOIN (SELECT DISTINCT office_id, mediator, month FROM keys) k"
    " ON (l.office_id, l.mediator, l.month) = (k.office_id, k.mediator, k.month) GROUP BY 1, 2, 3",
    "DROP TABLE touched, keys",
)
"""Run after ``TOUCH``, in this order: the sums are made anew for every key that a line had or has."""
REBUILD = (
    "DELETE FROM statistics_monthsum",
    "DELETE FROM statistics_line",
    _WRITE_LINES.replace("%%", "%"),
    f"{_WRITE_SUMS} GROUP BY 1, 2, 3",
    "ANALYZE statistics_line, statistics_monthsum",
)
