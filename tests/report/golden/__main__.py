"""
Write the golden files anew: ``python -m tests.report.golden [judge]``.

With ``judge`` the reports themselves are made again, with the state of program and model
of the moment; without it only their forms, which is what a change of wording needs.
"""

import json
import sys

from tests.report.making import FORMS, GOLDEN, LANGS, example, judged, written
from tests.report.test_golden import CASES, PAGE_TEXT

if __name__ == "__main__":
    if "judge" in sys.argv:
        for name in {case.rsplit(".", 1)[0] for case in CASES}:
            for lang in LANGS:
                if f"{name}.{lang}" in CASES:
                    tree = judged(example(name), lang) | {"run": {}}
                    path = GOLDEN / f"{name}.{lang}.json"
                    path.write_text(json.dumps(tree, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for case in CASES:
        tree = json.loads((GOLDEN / f"{case}.json").read_text("utf-8"))
        for form in FORMS:
            path = GOLDEN / f"{case}.{form}"
            path.write_text(written(tree, form, PAGE_TEXT), "utf-8", newline="\n")
