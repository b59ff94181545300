"""The local cache of what services answered: a `CandidateCache` in one file that processes share."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from geomap.answers import Answer
from geomap.geocode.store import (
    SELECT,
    Store,
    age_order,
    insert,
    keep_newer,
    read_row,
)

_GET = f"{SELECT} WHERE key = ?"
FILE_NAME = "geocode.sqlite"
"""The cache's file in the cache directory; its export beside it is `geocode.jsonl`."""


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What a cache holds of one service at one address."""

    service: str
    """Its name."""
    endpoint: str
    """Where it was asked; empty for its own address."""
    found: int
    """Answers with places."""
    not_found: int
    """Answers without."""
    hits: int
    """How often an answer of this service spared a request, since the cache was made."""
    oldest: str
    """When the oldest answer came, UTC."""
    newest: str
    """When the newest answer came, UTC."""


class AnswerCache:
    """Keeps answers by the key of their request. Constructing it opens nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._hits: Counter[str] = Counter()

    def get(self, key: str) -> Answer | None:
        """Give the answer to a request, empty ones too; None where there is none."""
        answer = self._store.read(lambda connection: _get(connection, key))
        if answer is not None:
            self._hits[answer.request.service] += 1
        return answer

    def put(self, answer: Answer) -> None:
        """Keep an answer in place of the one that was there."""
        self._store.write(lambda connection: insert(connection, (answer,)))

    def put_newer(self, answers: Iterable[Answer]) -> int:
        """Keep those answers that are newer than what was there; give how many."""
        held = tuple(answers)
        return self._store.write(lambda connection: keep_newer(connection, held))

    def answers(self) -> tuple[Answer, ...]:
        """Give all answers, in the order of their keys."""
        return self._store.read(
            lambda connection: tuple(
                map(read_row, connection.execute(f"{SELECT} ORDER BY key").fetchall())
            )
        )

    def remove(self, keys: Iterable[str]) -> int:
        """Remove the answers under these keys; give how many there were."""
        given = tuple((key,) for key in keys)

        def work(connection: sqlite3.Connection) -> int:
            return connection.executemany("DELETE FROM answer WHERE key = ?", given).rowcount

        return max(0, self._store.write(work)) if given else 0

    def info(self) -> tuple[CacheInfo, ...]:
        """Say what is held, a service at an address after the other."""
        hits = dict(
            self._store.read(
                lambda connection: connection.execute("SELECT service, hits FROM tally").fetchall()
            )
        )
        groups: dict[tuple[str, str], list[Answer]] = {}
        for answer in self.answers():
            asked = answer.request
            groups.setdefault((asked.service, asked.endpoint), []).append(answer)
        return tuple(
            CacheInfo(
                service,
                endpoint,
                sum(answer.is_found for answer in held),
                sum(not answer.is_found for answer in held),
                int(hits.get(service, 0)),
                min(answer.fetched_at for answer in held),
                max(answer.fetched_at for answer in held),
            )
            for (service, endpoint), held in sorted(groups.items())
        )

    def verify(self) -> int:
        """Read every answer and check the file as a whole; give how many answers there are.

        What is damaged is moved aside and told, as always.
        """
        self._store.read(_check)
        return len(self.answers())

    def close(self) -> None:
        """Write down the hits, and close the file."""
        hits = tuple(self._hits.items())
        self._hits.clear()
        if hits and self._store.is_kept:
            self._store.write(lambda connection: _count(connection, hits))
        self._store.close()


def merged(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Give one answer a request, the newest; the order of the answers does not matter."""
    newest: dict[str, Answer] = {}
    for answer in answers:
        held = newest.get(answer.request.key)
        if held is None or age_order(answer) > age_order(held):
            newest[answer.request.key] = answer
    return tuple(newest.values())


def _get(connection: sqlite3.Connection, key: str) -> Answer | None:
    row = connection.execute(_GET, (key,)).fetchone()
    return None if row is None else read_row(row)


def _count(connection: sqlite3.Connection, hits: tuple[tuple[str, int], ...]) -> None:
    connection.executemany(
        "INSERT INTO tally VALUES (?, ?) ON CONFLICT (service) DO UPDATE SET hits = hits + excluded.hits",
        hits,
    )


def _check(connection: sqlite3.Connection) -> None:
    ((said,),) = connection.execute("PRAGMA integrity_check(1)").fetchall()
    if said != "ok":
        message = str(said)
        raise sqlite3.DatabaseError(message)
