from __future__ import annotations

from io import BytesIO, StringIO
from pathlib import Path

import pytest

import duixian
from duixian.ledger.model import Ledger

SAMPLE = Path(__file__).parents[1] / "samples" / "linzhou-2017.txt"
TEXT = SAMPLE.read_text(encoding="utf-8")


def spans(ledger: Ledger) -> list[tuple[int, int]]:
    names = [name for c in ledger.commitments for name in (*c.places, *c.projects)]
    items = [*ledger.outline, *ledger.statements, *ledger.commitments, *ledger.asides, *names]
    return [(item.start, item.end) for item in items] + [s.clause for s in ledger.statements]


def quoted(ledger: Ledger) -> Ledger:
    """The ledger, once everything in it quotes its text."""
    for s in ledger.statements:
        assert ledger.text[s.start : s.end] == s.quote
        assert s.clause[0] <= s.start
        assert s.end <= s.clause[1]
    for c in ledger.commitments:
        assert ledger.text[c.start : c.end] == c.text
        for name in (*c.places, *c.projects):
            assert c.start <= name.start < name.end <= c.end
    for section in ledger.outline:
        assert section.start <= section.heading_end <= section.end
    assert all(0 <= start <= end <= len(ledger.text) for start, end in spans(ledger))
    return ledger


def test_a_file_becomes_a_ledger():
    ledger = quoted(duixian.read(SAMPLE))
    assert ledger.text == TEXT
    assert ledger.statements
    assert ledger.commitments


@pytest.mark.parametrize("stream", [BytesIO(TEXT.encode()), BytesIO(TEXT.encode("gb18030")), StringIO(TEXT)])
def test_a_stream_becomes_the_same_ledger(stream: BytesIO | StringIO):
    ledger = duixian.read(stream)
    assert ledger.statements == duixian.read_text(TEXT).statements
    assert ledger.source.name == "-"


def test_an_open_file_keeps_its_name():
    with SAMPLE.open("rb") as file:
        assert duixian.read(file).source.name == SAMPLE.name


def test_a_stream_over_the_limit_is_refused():
    with pytest.raises(duixian.TooLarge):
        duixian.read(BytesIO(TEXT.encode()), duixian.ReadingOptions(max_bytes=1000))


def test_spans_index_the_text_as_received():
    received = "\u200b打印本页\n\n" + TEXT.replace("地区生产总值", "地 区\u200b生产总值").replace("2820", "２８２０")
    ledger = quoted(duixian.read_text(received))
    assert ledger.text == received
    plain = duixian.read_text(TEXT)
    assert len(ledger.statements) == len(plain.statements)
    assert "２８２０亿元" in [s.quote for s in ledger.statements]
    assert [s.low for s in ledger.statements] == [s.low for s in plain.statements]


def test_a_line_broken_inside_a_commitment_stays_in_its_text():
    task = next(c for c in duixian.read_text(TEXT).commitments if c.kind == "task" and len(c.text) > 20)
    middle = (task.start + task.end) // 2
    received = TEXT[:middle] + "\u200b\u200b" + TEXT[middle:]
    ledger = quoted(duixian.read_text(received))
    assert TEXT[task.start : middle] + "\u200b\u200b" + TEXT[middle : task.end] in [c.text for c in ledger.commitments]


def test_two_reports_need_read_all():
    other = TEXT.replace("临州", "东浦").replace("2017年", "2018年").replace("，", "，亦")
    both = f"{TEXT}\n{other}"
    with pytest.raises(duixian.SeveralReports, match="the text holds 2 reports"):
        duixian.read_text(both)
    ledgers = duixian.read_all(StringIO(both))
    assert [quoted(ledger).identity.year for ledger in ledgers] == [2017, 2018]
