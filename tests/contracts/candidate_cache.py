"""What every `CandidateCache` promises, wherever it keeps its answers."""

from concurrent.futures import ThreadPoolExecutor

from geomap.protocols import CandidateCache
from tests.geocode.builders import answer


class CandidateCacheContract:
    """Inherit, and give `cache`."""

    def cache(self) -> CandidateCache:
        """Make an empty cache."""
        raise NotImplementedError

    def test_what_was_not_put_is_not_there(self) -> None:
        """A miss is None."""
        assert self.cache().get(answer().request.key) is None

    def test_what_was_put_comes_back_unchanged(self) -> None:
        """Every field, hostile text included."""
        cache = self.cache()
        for given in (
            answer(),
            answer("'; DROP TABLE answer; --"),
            answer("حمص \u2028 \U0001f4a5"),
        ):
            cache.put(given)
            assert cache.get(given.request.key) == given

    def test_an_empty_answer_is_an_answer(self) -> None:
        """«Looked and found none» is no miss."""
        cache, given = self.cache(), answer(is_found=False)
        cache.put(given)
        assert cache.get(given.request.key) == given

    def test_a_second_answer_takes_the_place_of_the_first(self) -> None:
        """One answer a request."""
        cache = self.cache()
        cache.put(answer(latitude=1.0))
        cache.put(answer(latitude=2.0))
        assert cache.get(answer().request.key) == answer(latitude=2.0)

    def test_a_closed_one_opens_again(self) -> None:
        """Closing twice does no harm either."""
        cache = self.cache()
        cache.close()
        cache.close()
        cache.put(answer())
        assert cache.get(answer().request.key) == answer()

    def test_threads_may_share_it(self) -> None:
        """Eight threads write and read at once, and nothing is lost."""
        cache = self.cache()
        given = [answer(f"Village {number}") for number in range(64)]
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(cache.put, given))
            assert list(pool.map(lambda item: cache.get(item.request.key), given)) == given
