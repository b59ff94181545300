"""`python -m geomap.draw.assets`: fetch the third-party files of a map into this installation."""

import sys

from geomap.draw.assets.fetch import VENDOR, FetchError, fetch


def main() -> int:
    """Fetch what is missing and say where it lies; give the exit status."""
    try:
        fetched = fetch()
    except (FetchError, OSError) as error:
        sys.stderr.write(f"geomap: {error}\n")
        return 3
    sys.stdout.write(f"{'fetched' if fetched else 'complete'}: {VENDOR}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
