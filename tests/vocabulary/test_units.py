"""Units as reports write them: what they measure and what they are worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.vocabulary import load
from duixian.vocabulary.units import convertible, parse_unit, units

# an amount as written, and the same amount in the base unit
AMOUNTS = [
    (277.96, "亿元", 27_796_000_000, "yuan"),
    (5.53, "万亿元", 5.53e12, "yuan"),
    (3, "角", 0.3, "yuan"),
    (5, "分钱", 0.05, "yuan"),
    (36.2, "亿美元", 3.62e9, "US dollar"),
    (2, "亿欧元", 2e8, "euro"),
    (40, "亿港元", 4e9, "Hong Kong dollar"),
    (1.5, "亿澳门元", 1.5e8, "pataca"),
    (300, "亿日元", 3e10, "yen"),
    (7, "万英镑", 70_000, "pound sterling"),
    (3, "亿卢布", 3e8, "rouble"),
    (8.5, "%", 0.085, "ratio"),
    (8.5, "％", 0.085, "ratio"),
    (1.2, "个百分点", 0.012, "ratio"),
    (6.3, "‰", 0.0063, "ratio"),
    (10, "个基点", 0.001, "ratio"),
    (7, "成", 0.7, "ratio"),
    (2.3, "倍", 2.3, "times"),
    (1, "番", 1, "doublings"),
    (6.5, "万人", 65_000, "persons"),
    (1, "亿人次", 1e8, "person-times"),
    (1, "万个工日", 1e4, "person-days"),
    (12, "万户", 120_000, "households"),
    (3, "万户次", 30_000, "household-times"),
    (550, "公里", 550_000, "m"),
    (1.6, "万公里", 16_000_000, "m"),
    (20, "里", 10_000, "m"),
    (800, "米", 800, "m"),
    (300, "延米", 300, "m"),
    (45, "厘米", 0.45, "m"),
    (600, "毫米", 0.6, "m"),
    (5, "微米", 5e-6, "m"),
    (28, "纳米", 2.8e-8, "m"),
    (12, "海里", 22_224, "m"),
    (9, "尺", 3, "m"),
    (10, "英寸", 0.254, "m"),
    (23.6, "平方公里", 23_600_000, "m²"),
    (3, "万公顷", 3e8, "m²"),
    (60, "万亩", 4e8, "m²"),
    (150, "万亩次", 1e9, "m²-times"),
    (36, "万平方米", 360_000, "m²"),
    (4.4, "亿立方米", 4.4e8, "m³"),
    (2, "立方公里", 2e9, "m³"),
    (500, "升", 0.5, "m³"),
    (250, "毫升", 0.00025, "m³"),
    (1000, "桶", 158.987294928, "m³"),
    (330, "万吨", 3_300_000, "t"),
    (12, "公斤", 0.012, "t"),
    (64, "亿斤", 3_200_000, "t"),
    (80, "万担", 40_000, "t"),
    (10, "公担", 1, "t"),
    (9, "克", 9e-6, "t"),
    (3, "毫克", 3e-9, "t"),
    (35, "微克", 3.5e-11, "t"),
    (9, "万吨二氧化碳", 90_000, "t CO₂"),
    (60, "万载重吨", 600_000, "tonnage"),
    (2000, "吨级", 2000, "tonnage"),
    (10, "蒸吨", 10, "t/h of steam"),
    (120, "亿千瓦时", 1.2e10, "kWh"),
    (9, "亿度", 9e8, "kWh"),
    (3, "兆瓦时", 3000, "kWh"),
    (2, "GWh", 2e6, "kWh"),
    (1, "太瓦时", 1e9, "kWh"),
    (800, "万吨标准煤", 8e6, "tce"),
    (300, "克标准煤", 0.0003, "tce"),
    (5, "公斤标准煤", 0.005, "tce"),
    (2, "万吨油当量", 20_000, "toe"),
    (100, "万千瓦", 1e6, "kW"),
    (2.1, "亿千瓦", 2.1e8, "kW"),
    (60, "瓦", 0.06, "kW"),
    (500, "兆瓦", 500_000, "kW"),
    (1.2, "吉瓦", 1.2e6, "kW"),
    (50, "马力", 36.7749375, "kW"),
    (300, "万千伏安", 3e6, "kVA"),
    (240, "兆伏安", 240_000, "kVA"),
    (1000, "千伏", 1000, "kV"),
    (7, "万吉焦", 70_000, "GJ"),
    (2e9, "焦耳", 2, "GJ"),
    (120, "万标箱", 1.2e6, "TEU"),
    (120, "万TEU", 1.2e6, "TEU"),
    (600, "标台", 600, "标台"),
    (900, "亿吨公里", 9e10, "t·km"),
    (80, "亿人公里", 8e9, "person-km"),
    (5, "万车公里", 50_000, "vehicle-km"),
    (350, "公里/小时", 350, "km/h"),
    (6200, "PFLOPS", 6200, "PFLOPS"),
    (15, "EFLOPS", 15_000, "PFLOPS"),
    (100, "兆", 100, "Mbit/s"),
    (10, "Gbps", 10_000, "Mbit/s"),
    (4, "Tbps", 4e6, "Mbit/s"),
    (64, "GB", 64, "GB"),
    (3, "TB", 3000, "GB"),
    (3, "PB", 3e6, "GB"),
    (2, "EB", 2e9, "GB"),
    (1, "ZB", 1e12, "GB"),
    (5, "年", 60, "month"),
    (18, "个月", 18, "month"),
    (2, "个季度", 6, "month"),
    (310, "天", 310, "day"),
    (2, "周", 14, "day"),
    (48, "小时", 2, "day"),
    (36, "分钟", 0.025, "day"),
    (43_200, "秒", 0.5, "day"),
    (3, "个工作日", 3, "working day"),
    (40, "学时", 40, "lesson"),
    (78.5, "岁", 78.5, "year of age"),
    (1.5, "摄氏度", 1.5, "°C"),
    (55, "分贝", 55, "dB"),
    (98, "分", 98, "points"),
    (2, "位", 2, "位"),
    (30, "万锭", 300_000, "spindles"),
    (900, "万重量箱", 9e6, "重量箱"),
    (6, "分/千瓦时", 0.06, "yuan/kWh"),
    # composed of two units
    (35, "微克/立方米", 3.5e-11, "t/m³"),
    (35, "μg/m³", 3.5e-11, "t/m³"),
    (0.05, "毫克/升", 5e-8, "t/m³"),
    (1740, "元/月", 1740, "yuan/month"),
    (20, "万元/亩", 300, "yuan/m²"),
    (450, "公斤/亩", 0.000675, "t/m²"),
    (0.5, "吨标准煤/万元", 0.00005, "tce/yuan"),
    (5, "万吨/日", 50_000, "t/day"),
    (10, "件/万人", 0.001, "件/persons"),
    # counted things
    (12, "个", 12, "个"),
    (3, "宗", 3, "宗"),
    (2.5, "万家", 25_000, "家"),
    (4, "", None, None),
    (300, "万", 3_000_000, ""),
]


@pytest.mark.parametrize(("amount", "unit", "value", "base"), AMOUNTS)
def test_amounts_in_their_base_unit(amount: float, unit: str, value: float | None, base: str | None) -> None:
    worth = parse_unit(unit)
    if worth is None:
        assert value is None
        return
    assert (worth.name, worth.base) == (unit, base)
    assert amount * worth.factor == pytest.approx(value)


def test_every_entry_is_used_above() -> None:
    written = {worth for _, unit, _, _ in AMOUNTS if (worth := parse_unit(unit))}
    used = {(worth.base, worth.dimension) for worth in written}
    stems = {unit.lstrip("十百千万亿") for _, unit, _, _ in AMOUNTS} | {unit for _, unit, _, _ in AMOUNTS}
    for entry in load("units")["unit"]:
        assert (entry["base"], entry["dimension"]) in used
        assert stems & {stem for name in entry["names"] for stem in (name, name.lstrip("十百千万亿"))}, entry["names"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("亿斤", "万吨"), ("公里", "万公里"), ("亩", "公顷"), ("%", "个百分点"), ("亿元", "万元"), ("TEU", "万标箱"),
     ("PFLOPS", "EFLOPS"), ("天", "小时"), ("家", "万家")],
)  # fmt: skip
def test_units_that_can_be_compared(one: str, other: str) -> None:
    assert convertible(one, other)
    assert convertible(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("元", "美元"), ("人", "人次"), ("千瓦", "千瓦时"), ("吨", "吨标准煤"), ("年", "天"), ("倍", "%"), ("家", "户"),
     ("元", "元/月"), ("", "个"), ("万", "万人")],
)  # fmt: skip
def test_units_that_cannot(one: str, other: str) -> None:
    assert not convertible(one, other)
    assert not convertible(other, one)


@pytest.mark.parametrize("word", ["", "3个", "个，", "个 百分点", "以上\n", "这是一个长得不可能是单位的词语吧"])
def test_what_cannot_be_a_unit(word: str) -> None:
    assert parse_unit(word) is None


def test_a_prefix_that_belongs_to_the_unit_is_not_taken_off() -> None:
    assert parse_unit("千克").factor == parse_unit("公斤").factor  # type: ignore[union-attr]
    assert parse_unit("万千瓦").factor == 10_000  # type: ignore[union-attr]
    assert parse_unit("百分点").base == "ratio"  # type: ignore[union-attr]


def test_counting_words_come_longest_first() -> None:
    lengths = [len(word) for word in units().classifiers]
    assert lengths == sorted(lengths, reverse=True)
    assert {"个", "家", "项", "场次", "泊位"} <= set(units().classifiers)


@given(st.text(max_size=20))
def test_any_text_is_a_unit_or_not(text: str) -> None:
    worth = parse_unit(text)
    if worth is not None:
        assert worth.name == text
        assert worth.factor > 0
        assert convertible(text, text)
