"""Build hook: checks data/ and puts it into the wheel as library.db. Bad content does not build."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LibraryBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling is loosely typed
    """Adds `heroininfo/library.db` to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check the content and build the library. An editable install reads data/ itself."""
        if self.target_name != "wheel" or version == "editable":
            return
        top = Path(self.root)
        sys.path.insert(0, str(top / "src"))
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

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the library once it is in the wheel."""
        if hasattr(self, "folder"):
            self.folder.cleanup()
