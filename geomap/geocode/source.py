"""An online service as a `CandidateSource`: cache first, then the service, politely; every failure told apart from «not found»."""

import time
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from geomap.answers import Answer, Request, tidy
from geomap.errors import NotAuthorized, Offline, RateLimited, ServiceError, Unavailable
from geomap.geocode.client import Client
from geomap.geocode.lines import dumps
from geomap.geocode.outcomes import Answered, Failed, Trouble
from geomap.geocode.places import candidates_of
from geomap.geocode.politeness import Manners, Politeness, Timing, Turn
from geomap.geocode.records import plain
from geomap.mentions import Role
from geomap.places import Candidate, Query
from geomap.protocols import CandidateCache

ATTEMPTS = 3
"""How often a name is asked for at most, where the trouble may pass."""

_FIRST_PAUSE_SECONDS = 2.0
_LONGEST_PAUSE_SECONDS = 30.0
_LONGEST_WAIT_SECONDS = 120.0
"""A service that wants us to wait longer is left alone."""
_NAMES_IN_VAIN = 3
"""After so many names in a row that got no answer the service is not asked again in this run."""
_NOT_FOUND_SECONDS = 30 * 86_400.0
"""After this time, 30 days, a name that a service did not know is asked for again: maps grow."""
_UNSENDABLE = frozenset({"Cc", "Cn", "Co", "Cs"})
"""Categories of control characters, of code points without a meaning, and of halves of surrogate pairs."""
_LONGEST_NAME = 200
"""Longer runs of text are no names, and are not sent."""


class Asking(StrEnum):
    """Whether a service may be asked."""

    MISSING = "missing"
    """For what the cache does not hold."""
    REFRESH = "refresh"
    """For everything, once a run."""
    OFFLINE = "offline"
    """Never."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the user wants of a service."""

    asking: Asking = Asking.MISSING
    """Whether it may be asked."""
    countries: tuple[str, ...] = ()
    """ISO codes that are sent with each name; only places in these countries are wanted."""
    manners: Manners = field(default_factory=Manners)
    """The pace."""
    geomap: str = ""
    """Version of geomap, for the cache."""


class OnlineSource:
    """A service with its cache.

    Nothing but the tidied toponym, our settings and the countries that the user named is sent.
    """

    def __init__(
        self,
        client: Client,
        cache: CandidateCache,
        politeness: Politeness,
        terms: Terms,
        timing: Timing | None = None,
    ) -> None:
        self._client = client
        self._cache = cache
        self._politeness = politeness
        self._terms = terms
        self._timing = timing or Timing()
        self._stopped: ServiceError | None = None
        self._in_vain = 0
        self._refreshed: set[str] = set()

    @property
    def name(self) -> str:
        """Geopy's name of the service; it becomes `answered_by`, from cache or not: the answer is the same."""
        return self._client.service.name

    @property
    def version(self) -> str:
        """Where it is asked: a service has no version that it would tell."""
        return self._client.where

    @property
    def attribution(self) -> str:
        """Whom its places are owed to."""
        return self._client.service.attribution

    def close(self) -> None:
        """Close the cache; it opens again with the next name."""
        self._cache.close()

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """Give the service's candidates, in its order.

        Empty: it was asked and knows none, or the name is none that could be asked for.

        Raises:
            Offline: the cache does not hold it, and the service may not be asked.
            ServiceError: the service failed.
            InputError: a key is missing.
        """
        toponym = tidy(query.toponym)
        if query.role is Role.DEMONYM or not _is_askable(toponym):
            return ()
        request = self._client.request(toponym, self._terms.countries)
        found = candidates_of(self._answer(request), query)
        wanted = set(query.countries)
        return tuple(
            candidate
            for candidate in found
            if not wanted or wanted & set(candidate.place.all_countries)
        )[: max(0, query.limit)]

    def _answer(self, request: Request) -> Answer:
        held = self._cache.get(request.key)
        if held is not None and not self._is_due(held):
            return held
        if self._terms.asking is Asking.OFFLINE:
            message = f"not in the cache of {self.name}, which may not be asked (offline)"
            raise Offline(message)
        if self._stopped is not None:
            raise self._stopped
        try:
            return self._ask(request)
        except Unavailable as error:
            self._in_vain += 1
            if self._in_vain >= _NAMES_IN_VAIN:
                message = f"{error}; it is not asked again in this run"
                self._stopped = Unavailable(message)
            raise
        except ServiceError as error:
            self._stopped = error
            raise

    def _is_due(self, held: Answer) -> bool:
        """Whether an answer is to be fetched again."""
        if self._terms.asking is Asking.REFRESH:
            return held.request.key not in self._refreshed
        if self._terms.asking is Asking.OFFLINE or held.is_found:
            return False
        return _utc(self._timing.now() - _NOT_FOUND_SECONDS) > held.fetched_at

    def _ask(self, request: Request) -> Answer:
        before = self._cache.get(request.key)
        failure = Failed(Trouble.REFUSED, "")
        for attempt in range(ATTEMPTS):
            outcome = self._take_turn(request, before, attempt)
            if isinstance(outcome, Answer):
                self._in_vain = 0
                self._refreshed.add(request.key)
                return outcome
            failure = outcome
            if failure.trouble is not Trouble.PASSING:
                break
        raise self._error(failure)

    def _take_turn(self, request: Request, before: Answer | None, attempt: int) -> Answer | Failed:
        """Ask once, or take what another process got in the meantime."""
        with self._politeness.turn(
            self._client.where,
            self._terms.manners,
            self._client.timeout_seconds,
            lambda: self._newer(request, before) is None,
        ) as turn:
            held = self._newer(request, before)
            if turn is None:
                return held or Failed(Trouble.PASSING, "the cache lost its answer")
            if held is not None:
                turn.is_used = False
                return held
            outcome = self._client.ask(request)
            if isinstance(outcome, Answered):
                answer = self._made(request, outcome)
                self._cache.put(answer)
                return answer
            return self._heed(outcome, turn, attempt)

    def _newer(self, request: Request, before: Answer | None) -> Answer | None:
        held = self._cache.get(request.key)
        return None if held == before else held

    def _heed(self, failure: Failed, turn: Turn, attempt: int) -> Failed:
        """Let the next request of any process wait as the failure calls for."""
        wanted = failure.retry_after_seconds or 0.0
        if failure.trouble is Trouble.PASSING and wanted > _LONGEST_WAIT_SECONDS:
            failure = Failed(Trouble.LIMITED, failure.text, wanted)
        if failure.trouble is Trouble.PASSING:
            # «Full jitter»: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
            longest = min(_LONGEST_PAUSE_SECONDS, _FIRST_PAUSE_SECONDS * 2**attempt)
            turn.pause_seconds = max(wanted, longest * self._timing.chance())
        elif failure.trouble is not Trouble.REFUSED:
            turn.failure = failure
        return failure

    def _made(self, request: Request, outcome: Answered) -> Answer:
        return Answer(
            request,
            dumps([plain(record) for record in outcome.records]),
            _utc(self._timing.now()),
            self._client.service.attribution,
            self._terms.geomap,
        )

    def _error(self, failure: Failed) -> ServiceError:
        text = f"{self.name}: {failure.text}"
        if failure.trouble is Trouble.LIMITED:
            return RateLimited(f"{text}; it is not asked again in this run")
        if failure.trouble is Trouble.DENIED:
            return NotAuthorized(f"{text}; it is not asked again in this run")
        if failure.trouble is Trouble.PASSING:
            return Unavailable(f"{text}, {ATTEMPTS} times")
        return Unavailable(text)


def _utc(when: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(when))


def _is_askable(toponym: str) -> bool:
    """Whether it could be a name: short, with a letter or a digit, and of characters that can be sent."""
    return (
        len(toponym) <= _LONGEST_NAME
        and any(character.isalnum() for character in toponym)
        and all(unicodedata.category(character) not in _UNSENDABLE for character in toponym)
    )
