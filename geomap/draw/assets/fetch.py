"""Fetch the pinned third-party files of a map with npm; standard library alone, as the build hook runs it.

`npm ci` checks every package against the integrity hash in `package-lock.json`. The lock file names no
registry, so that any mirror will do. The few files that a page needs are then copied, with their
licences, into `vendor/`; a stamp of the lock file keeps it from being done again.
"""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import MappingProxyType

HERE = Path(__file__).parent
VENDOR = HERE / "vendor"
STAMP = "STAMP"

FILES = MappingProxyType(
    {
        "jquery": ("dist/jquery.min.js", "LICENSE.txt"),
        "leaflet": (
            "dist/leaflet.js",
            "dist/leaflet.css",
            "dist/images/layers.png",
            "dist/images/layers-2x.png",
            "dist/images/marker-icon.png",
            "dist/images/marker-icon-2x.png",
            "dist/images/marker-shadow.png",
            "LICENSE",
        ),
        "leaflet.markercluster": (
            "dist/leaflet.markercluster.js",
            "dist/MarkerCluster.css",
            "dist/MarkerCluster.Default.css",
            "MIT-LICENCE.txt",
        ),
        "supercluster": ("dist/supercluster.min.js", "LICENSE"),
        "topojson-client": ("dist/topojson-client.min.js", "LICENSE"),
        "world-atlas": (
            "countries-110m.json",
            "countries-50m.json",
            "land-110m.json",
            "land-50m.json",
            "LICENSE",
        ),
    }
)
"""What a page needs, by npm package."""

_NPM_OPTIONS = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--fetch-retries=1",
)


class FetchError(Exception):
    """The files could not be fetched; the text is one line with the way out."""


def fingerprint() -> str:
    """Give what the stamp must say: the lock file and the list of files, hashed."""
    digest = hashlib.sha256((HERE / "package-lock.json").read_bytes())
    digest.update(repr(sorted(FILES.items())).encode())
    return digest.hexdigest()


def is_complete(vendor: Path = VENDOR) -> bool:
    """Whether the folder already holds what the lock file asks for."""
    stamp = vendor / STAMP
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == fingerprint()


def fetch(vendor: Path = VENDOR, npm: str = "npm") -> bool:
    """Fill the folder; give False where it was complete already.

    Args:
        vendor: where the files go; whatever else lies there is removed.
        npm: the npm to run, by name or path.

    Raises:
        FetchError: npm is missing, cannot reach its registry, or a package does not match its hash.
    """
    if is_complete(vendor):
        return False
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        _install(npm, folder)
        _copy(Path(folder) / "node_modules", vendor)
    (vendor / STAMP).write_text(fingerprint() + "\n", encoding="ascii")
    return True


def _install(npm: str, folder: str) -> None:
    executable = shutil.which(npm)
    if executable is None:
        message = f"{npm} was not found; install Node.js (npm comes with it), then try again"
        raise FetchError(message)
    command = [executable, "ci", *_NPM_OPTIONS]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - npm by path, fixed options
    if done.returncode != 0:
        # Its first lines name the trouble; a stack trace follows.
        detail = " ".join(done.stderr.split("\n")[:3]).strip() or f"exit status {done.returncode}"
        message = (
            "the map's third-party files (Leaflet, Natural Earth) could not be fetched from the npm registry; "
            f"check the network and `npm config get registry`, then try again. npm says: {detail}"
        )
        raise FetchError(message)


def _copy(modules: Path, vendor: Path) -> None:
    shutil.rmtree(vendor, ignore_errors=True)
    for package, names in FILES.items():
        target = vendor / package
        target.mkdir(parents=True)
        for name in names:
            shutil.copyfile(modules / package / name, target / Path(name).name)
