"""Write a Homebrew formula that installs a source archive, with all it needs by address and hash.

    python packaging/homebrew/make_formula.py dist/heroininfo-0.1.0.tar.gz heroininfo.rb
    brew install --formula ./heroininfo.rb

The archive is that file on this computer; --url names where it is published, once it is. Needs uv.
"""

import argparse
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PYTHON = "3.13"
RESOURCE = """
  resource "{name}" do
    url "{url}"
    sha256 "{sha256}"
  end
"""
FORMULA = """\
class Heroininfo < Formula
  include Language::Python::Virtualenv

  desc "{about}"
  url "{url}"
  sha256 "{sha256}"
  license all_of: ["MIT", "CC-BY-4.0"]

  depends_on "libyaml"
  depends_on "python@{python}"
{resources}
  def install
    virtualenv_install_with_resources
    share_of_venv = libexec/"share"
    bash_completion.install share_of_venv/"bash-completion/completions/heroininfo"
    zsh_completion.install share_of_venv/"zsh/site-functions/_heroininfo"
    fish_completion.install share_of_venv/"fish/vendor_completions.d/heroininfo.fish"
    man.install Dir[share_of_venv/"man/*"]
  end

  test do
    assert_match "call 911", shell_output("#{{bin}}/heroininfo overdose --country US")
    assert_match "insomnia", shell_output("#{{bin}}/heroininfo show withdrawal")
  end
end
"""


def needed(archive: Path) -> Iterator[dict[str, Any]]:
    """Yield the locked packages that the program in a source archive needs, by name."""
    with tempfile.TemporaryDirectory() as name:
        with tarfile.open(archive) as packed:
            packed.extractall(name, filter="data")
        (folder,) = Path(name).iterdir()
        uv = shutil.which("uv") or "uv"
        subprocess.run([uv, "lock", "--quiet", "--directory", str(folder)], check=True)
        lock = tomllib.loads((folder / "uv.lock").read_text(encoding="utf-8"))
    packages = {package["name"]: package for package in lock["package"]}
    waiting, found = ["heroininfo"], set()
    while waiting:
        for wanted in packages[waiting.pop()].get("dependencies", ()):
            if "win32" not in wanted.get("marker", "") and wanted["name"] not in found:
                found.add(wanted["name"])
                waiting.append(wanted["name"])
    yield from (packages[name] for name in sorted(found))


def formula(archive: Path, url: str) -> str:
    """Return the formula for a source archive that is published at an address."""
    resources = [
        RESOURCE.format(
            name=package["name"],
            url=package["sdist"]["url"],
            sha256=package["sdist"]["hash"].removeprefix("sha256:"),
        )
        for package in needed(archive)
    ]
    return FORMULA.format(
        about="Offline self-help reference on heroin and other opioids",
        url=url or archive.resolve().as_uri(),
        sha256=hashlib.sha256(archive.read_bytes()).hexdigest(),
        python=PYTHON,
        resources="".join(resources),
    )


def main() -> None:
    """Write the formula."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--url", default="", help="Where the archive is published.")
    words = parser.parse_args()
    words.target.write_text(formula(words.archive, words.url), encoding="utf-8")


if __name__ == "__main__":
    main()
