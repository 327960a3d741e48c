"""Make one file that holds the program, the library and all it needs: `python heroininfo.pyz`.

    python scripts/make_single_file.py dist/heroininfo-0.1.0-py3-none-any.whl heroininfo.pyz

It runs on Linux, with each Python that msgspec has a build for there; nothing is unpacked. Needs
pip and its registry.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipapp
from itertools import product
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
MACHINES = ("x86_64", "aarch64")
GLIBC = ("2014", "_2_17", "_2_28")
"""Systems whose builds are taken, by the age of their C library."""
LEFT_OUT = ("*.so", "bin", "share", "__pycache__", "RECORD", "pygments", "markdown_it", "mdurl")
"""What is of no use in it. The last three serve parts of rich that nothing here asks for."""


def pip(*words: str) -> None:
    """Run pip; its own words say what is wrong where it fails."""
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *words], check=True)


def fill(folder: Path, wheel: Path) -> None:
    """Put the program and what it needs into a folder, all as source."""
    pip("install", "--no-compile", "--target", str(folder), str(wheel))
    for pattern in LEFT_OUT:
        for path in list(folder.rglob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def add_cores(folder: Path) -> None:
    """Add msgspec's compiled module for each Python and machine, of the version that is there."""
    version = next(folder.glob("msgspec-*.dist-info")).name.split("-")[1].removesuffix(".dist")
    for python, machine in product(PYTHONS, MACHINES):
        with tempfile.TemporaryDirectory() as unpacked:
            pip(
                "install",
                *("--no-deps", "--no-compile", "--only-binary=:all:", "--target", unpacked),
                *(f"--platform=manylinux{glibc}_{machine}" for glibc in GLIBC),
                f"--python-version={python}",
                f"msgspec=={version}",
            )
            for core in Path(unpacked, "msgspec").glob("*.so"):
                shutil.copy(core, folder / "msgspec")


def main() -> None:
    """Make the file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("target", type=Path)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, words.wheel)
        add_cores(folder)
        shutil.copy(TOP / "packaging" / "single_file" / "__main__.py", folder)
        zipapp.create_archive(folder, words.target, "/usr/bin/env python3", compressed=True)
    sys.stdout.write(f"{words.target}: {words.target.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
