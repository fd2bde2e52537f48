"""Characters in another form than the vocabulary's are replaced one for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.reading.characters import HIDDEN, is_traditional, normalise


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("增长１２．５％", "增长12.5%"),
        ("２７，２０３，３１９，０００元", "27,203,319,000元"),
        ("完成２０００，３００个", "完成2000，300个"),
        ("ＧＤＰ增长８％，", "GDP增长8%，"),
        ("３０元／月", "30元/月"),
        ("⼯业⼈⼝，⺠⽣", "工业人口，民生"),
        ("⻓江⻔⼾", "长江门户"),
        ("一九八○年", "一九八〇年"),
        ("二00五年", "二〇〇五年"),
        ("增长3·5%", "增长3.5%"),
        ("“3·15”行动", "“3·15”行动"),
        ("第一\r\n第二\r第三", f"第一{HIDDEN}\n第二\n第三"),
        ("\u200b增\ufeff长", f"{HIDDEN}增{HIDDEN}长"),
        ("增\xa0长", "增 长"),
        ("100个、１００所", "100个、100所"),
        ("增长9%,新建路灯(含庭院灯)30盏;目标:增收", "增长9%，新建路灯（含庭院灯）30盏；目标：增收"),
        ("居第3,保持5:3", "居第3，保持5:3"),
        ('实施"三大行动",打造"5G+"样板，高24"处', '实施“三大行动”，打造“5G+”样板，高24"处'),
        ("实施「三大行動」、‘五小’工程", "实施“三大行動”、‘五小’工程"),
        ("建好‘四好农村路’", "建好“四好农村路”"),
        ("说“要落实‘四好’要求”", "说“要落实‘四好’要求”"),
        ("汇成”五讲四美”新风", "汇成“五讲四美”新风"),
        ("推进“放管服“改革，用好“一网通办”", "推进“放管服”改革，用好“一网通办”"),
        ("3,000元,比例2:1, v1(a)", "3,000元，比例2:1, v1(a)"),
        ("2025年增长5%左右，实现“十四五”目标。", "2025年增长5%左右，实现“十四五”目标。"),
    ],
)
def test_forms(written: str, meant: str) -> None:
    assert normalise(written) == meant
    assert len(meant) == len(written)


def test_full_stops_typed_in_half_width_are_told_from_points() -> None:
    written = "一.去年的工作\n产值增长9.5%.财政增收.2023年新建厂房2.5万平方米.\n1.加快发展工业."
    meant = "一.去年的工作\n产值增长9.5%。财政增收。2023年新建厂房2.5万平方米。\n1.加快发展工业。"
    assert normalise(written) == meant
    assert normalise("见约翰.史密斯一文。") == "见约翰.史密斯一文。"


def test_traditional_text_is_simplified_in_place() -> None:
    written = "我國國民經濟發展，農業總產值增長，實現糧食產量計劃"
    assert is_traditional(written)
    assert normalise(written) == "我国国民经济发展，农业总产值增长，实现粮食产量计划"


def test_single_traditional_characters_in_simplified_text_stay() -> None:
    text = "市长 陳建國说，全市经济发展、农业增产、工业增长、社会进步。"
    assert normalise(text) == text


@given(st.text())
def test_the_length_never_changes_and_once_is_enough(text: str) -> None:
    once = normalise(text)
    assert len(once) == len(text)
    if not is_traditional(text):
        assert len(normalise(once)) == len(once)
