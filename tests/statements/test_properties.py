"""What holds for any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.statements.numerals import numeral
from statement_reading import statements

# fmt: off
_PIECES = [
    "增长", "下降", "达到", "突破", "分别", "年均", "、", "，", "。", "；", "（", "）", "“", "”", "%",
    "亿元", "万人", "个", "第", "位", "2023年", "5.5", "1,200", "12", "∶", "—", "以上", "左右", "占", "比重",
    "城乡", "其中", "较", "高于全国", "百分之", "三", "十二连调", "翻番", "地区生产总值", "新增", "企业", "的",
    "和", "等", "由", "提高到", "倍", "成", "0", "年", "条", "微克/立方米", "与经济增长同步",
    "完成国家下达任务", "\n",
]
# fmt: on


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)))
@settings(max_examples=400, deadline=None)
def test_statements_quote_the_text_in_order_without_overlap(text: str) -> None:
    found = statements(text, "tasks")
    end = 0
    for number, statement in enumerate(found, 1):
        assert end <= statement.start < statement.end <= len(text)
        assert text[statement.start : statement.end] == statement.quote
        assert statement.id == f"q{number}"
        end = statement.end
    assert found == statements(text, "tasks")


@given(st.integers(min_value=1, max_value=99_999_999))
def test_numerals_are_read_back(value: int) -> None:
    assert numeral(_written(value)) == value


def _written(value: int) -> str:
    """A whole number in Chinese numerals, as the language writes it."""
    digits, units = "零一二三四五六七八九", ["", "十", "百", "千"]

    def section(part: int) -> str:
        text = ""
        for place in (3, 2, 1, 0):
            digit = part // 10**place % 10
            if digit:
                text += digits[digit] + units[place]
            elif text and not text.endswith("零") and part % 10**place:
                text += "零"
        return text

    high, low = divmod(value, 10_000)
    if not high:
        return section(low)
    return section(high) + "万" + ("零" if 0 < low < 1000 else "") + section(low)
