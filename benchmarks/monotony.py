"""Long texts of one piece over and over: what makes a rule look at everything again from everywhere.

A rule that searches from each place to the end, or that an ambiguous pattern sends back and forth, takes four times as
much text more than four times as long. Real reports never show it; `python -m benchmarks.monotony` looks for it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

from duixian.coherence import examine
from duixian.ledger import find_commitments
from duixian.outline import find_sections
from duixian.reading import Identity, Place, ReadingOptions, text_documents
from duixian.statements import find_statements

#: Pieces that were found to be slow once, and those that stand for a kind of mark, number, word or layout.
PIECES = (
    "1", "１", "1 ", "1,", "1.", "0.", "1:", "1∶2", "1-", "1至", "1、", "5%、", "5%—", "1亿元", "1亿元、", "1亿元和",
    "百万", "一", "一百", "百分之五、", "五亿", "（", "（市", "）", "“", "“十三五", "《", "、", "，", "，\n", "：",
    "。", "\n", "\r\n", " ", "　", "\u200b", "\x00", "第", "第1", "的", "和", "年", "2017年", "比去年同期", "分别",
    "分别增长5%、", "其中，", "增长", "同比", "确保", "一、", "（一）", "一、发展\n", "（一）发展\n", "一是",
    "各位代表！", "- 1 -\n", "下载", "a", "😀", "<p>", "&nbsp;", "建设", "加快", "项目", "项目、", "工程",
    "“建设”工程、", "《规划》、", "实施工程。", "0.、项目", "：1,“建设”工程、", "1个100万、", "市", "省", "衡阳市",
    "县（市）", "政府工作报告", "政府工作报告\n", "由1亿元增加到2亿元，", "增 长 A、占十二连调",
    "城镇新增就业5万人，",
)  # fmt: skip
#: What a monotonous stretch stands between.
FRAMES = (("", ""), ("政府工作报告\n一、2017年主要任务\n（一）发展产业。加快推进", "工程建设，增长5%。\n"))

T = TypeVar("T")

_IDENTITY = Identity("", Place("衡阳市", "430400"), "city", 2017)
_OPTIONS = ReadingOptions(require_report=False, max_bytes=10**9)


def monotonous(piece: str, size: int, frame: tuple[str, str] = FRAMES[0]) -> str:
    """A text with so many characters of one piece."""
    return frame[0] + (piece * (size // len(piece) + 1))[:size] + frame[1]


def seconds_of_layers(text: str) -> dict[str, float]:
    """Processor time of each layer over one text."""
    seconds = {}

    def measured(layer: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        seconds[layer] = time.process_time() - start
        return result

    measured("reading", lambda: text_documents(text, _OPTIONS))
    sections = measured("outline", lambda: find_sections(text, year=2017))
    statements = measured("statements", lambda: find_statements(text, sections, year=2017))
    measured("commitments", lambda: find_commitments(text, sections, statements, identity=_IDENTITY))
    measured("findings", lambda: examine(sections, statements, year=2017))
    return seconds


SHORT, TIMES = 15_000, 4
#: Four times as much text takes four times as long; where the cost were quadratic, sixteen times.
MOST = 9
#: Processor seconds under which the clock and the collector of garbage decide.
NOISE = 0.01
ATTEMPTS = 3


def grows_too_fast(piece: str, frame: tuple[str, str]) -> list[str]:
    """Layers that take disproportionate time for the longer text in each of some attempts."""
    short, long = (monotonous(piece, size, frame) for size in (SHORT, SHORT * TIMES))
    suspects: set[str] | None = None
    for _ in range(ATTEMPTS):
        quick, slow = seconds_of_layers(short), seconds_of_layers(long)
        found = {name for name in slow if slow[name] > MOST * max(quick[name], NOISE)}
        suspects = found if suspects is None else suspects & found
        if not suspects:
            break
    return sorted(suspects or ())


def main() -> int:
    """Print every piece whose cost grows faster than its text; the exit code says whether there was one."""
    failures = 0
    for piece in PIECES:
        for frame in FRAMES:
            if layers := grows_too_fast(piece, frame):
                failures += 1
                print(f"{piece!r}{' in a report' if frame[0] else ''}: {', '.join(layers)}")
    print(f"{len(PIECES) * len(FRAMES)} texts, {failures} of them too slow")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
