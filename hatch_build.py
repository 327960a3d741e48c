"""Build hook: checks data/, puts it into the wheel as library.db, and adds the manual pages.

Bad content does not build.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LibraryBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling is loosely typed
    """Adds `heroininfo/library.db` and the manual pages to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check the content and build the library. An editable install reads data/ itself."""
        if self.target_name != "wheel" or version == "editable":
            return
        top = Path(self.root)
        sys.path.insert(0, str(top / "src"))
        from heroininfo.cli.manual import manual_files
        from heroininfo.content.emergency import module_text  # the path comes first
        from heroininfo.content.parse import read_folder
        from heroininfo.errors import HeroininfoError
        from heroininfo.library.build import build_file

        content = read_folder(top / "data")
        try:
            content.require_sound()
        except HeroininfoError as error:
            raise SystemExit(f"{error.message}\n{error.hint}") from None
        module = top / "src" / "heroininfo" / "emergency_data.py"
        if module.read_text(encoding="utf-8") != module_text(content):
            raise SystemExit(
                "src/heroininfo/emergency_data.py is not what data/ says."
                " Run: python scripts/make_emergency.py"
            )
        self.folder = tempfile.TemporaryDirectory()
        library = Path(self.folder.name) / "library.db"
        build_file(str(library), content)
        build_data["force_include"][str(library)] = "heroininfo/library.db"
        for path, text in manual_files([located.record for located in content.topics]):
            page = Path(self.folder.name) / Path(path).name
            page.write_text(text, encoding="utf-8")
            build_data["shared_data"][str(page)] = f"share/man/{path}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the library once it is in the wheel."""
        if hasattr(self, "folder"):
            self.folder.cleanup()
