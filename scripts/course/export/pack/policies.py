"""How long things may take, as a sponsor could promise it. The days are our proposal: we read no body's number."""

from __future__ import annotations

DAYS = {"acknowledge": 5, "answer": 30, "appeal": 30, "decide": 30, "refund": 30, "accommodate": 10}
RECORD_YEARS = 4  # California's, read in the regulation
ATTEMPTS = 2  # one sponsor's limit, read second-hand
