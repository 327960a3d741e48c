"""Write src/heroininfo/emergency_data.py from data/: what must work even if the library is damaged.

Run after changing countries, crisis lines or the overdose page: python scripts/make_emergency.py
A test, and the build of the wheel, compare the module with what this script would write.
"""

import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "src"))

from heroininfo.content.emergency import module_text  # noqa: E402 - the path comes first
from heroininfo.content.parse import read_folder  # noqa: E402

if __name__ == "__main__":
    target = TOP / "src" / "heroininfo" / "emergency_data.py"
    target.write_text(module_text(read_folder(TOP / "data")), encoding="utf-8")
