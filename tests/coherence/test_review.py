"""Headline indicators promised and not reviewed, and the reverse."""

from __future__ import annotations

PROMISED, REVIEWED = "promised-not-reviewed", "reviewed-not-promised"


def test_a_target_of_which_the_review_says_nothing(say, ask):
    target = say("固定资产投资", "growth", 14, "%", "target", 2017, comparator="approx")
    (found,) = ask(PROMISED, target, say("地区生产总值", "growth", 9.1, "%", "outcome", 2016))
    assert found.severity == "info"
    assert found.statements == (target.id,)
    assert found.message == "固定资产投资列入2017年目标（增长14%左右），文中未见2016年的数据，是否另有交代？"


def test_any_outcome_answers_a_promise(say, ask):
    target = say("固定资产投资", "growth", 14, "%", "target", 2017)
    assert not ask(PROMISED, target, say("固定资产投资", "growth", 18, "%", "outcome", "2013~2016"))


def test_incomes_of_town_and_country_answer_for_all(say, ask):
    target = say("居民人均可支配收入", "growth", 8.5, "%", "target", 2017)
    assert not ask(PROMISED, target, say("城镇居民人均可支配收入", "level", 28901, "元", "outcome", 2016))


def test_a_promise_among_the_tasks_is_no_headline_target(say, ask):
    assert not ask(PROMISED, say("固定资产投资", "growth", 14, "%", "target", 2017, section="s4"))


def test_an_outcome_that_is_promised_no_more(say, ask):
    target = say("地区生产总值", "growth", 8, "%", "target", 2017)
    outcome = say("社会消费品零售总额", "growth", 11, "%", "outcome", 2016)
    (found,) = ask(REVIEWED, target, outcome)
    assert found.severity == "info"
    assert found.statements == (outcome.id,)
    assert found.message == "社会消费品零售总额报告了2016年的结果（增长11%），2017年未见目标，是否不再作为目标？"


def test_a_target_without_a_number_is_a_target(say, ask):
    target = say("地区生产总值", "growth", 8, "%", "target", 2017)
    outcome = say("居民人均可支配收入", "growth", 9, "%", "outcome", 2016)
    in_step = say("居民人均可支配收入", "growth", None, "", "target", 2017, comparator="sync", reference="经济增长")
    assert ask(REVIEWED, target, outcome)
    assert not ask(REVIEWED, target, outcome, in_step)
    (found,) = ask(PROMISED, in_step)
    assert "（同步增长）" in found.message
    assert "(in step with another)" in found.message_en


def test_town_country_and_all_are_asked_about_once(say, ask):
    target = say("地区生产总值", "growth", 8, "%", "target", 2017)
    outcomes = [say(f"{who}居民人均可支配收入", "growth", 9, "%", "outcome", 2016) for who in ("全体", "城镇", "农村")]
    assert len(ask(REVIEWED, target, *outcomes)) == 1


def test_a_report_without_a_list_of_targets_is_not_asked(say, ask):
    assert not ask(REVIEWED, say("社会消费品零售总额", "growth", 11, "%", "outcome", 2016))


def test_a_later_goal_is_a_promise(say, ask):
    target = say("地区生产总值", "growth", 8, "%", "target", 2017)
    outcome = say("城镇化率", "level", 50, "%", "outcome", 2016)
    assert not ask(REVIEWED, target, outcome, say("城镇化率", "level", 56, "%", "target", "2021"))
