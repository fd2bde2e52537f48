"""Targets against what was already reached."""

from __future__ import annotations

REACHED, BELOW = "already-reached", "below-last-outcome"


def test_a_goal_for_2021_that_last_year_surpassed(say, ask):
    last = say("森林覆盖率", "level", 51.2, "%", "outcome", 2016)
    goal = say("森林覆盖率", "level", 50, "%", "target", "2021")
    (found,) = ask(REACHED, last, goal)
    assert found.severity == "notice"
    assert found.statements == (last.id, goal.id)
    assert found.computed["surplus"] == 1.2
    assert found.message == "森林覆盖率：2021年的目标是50%，而2016年已达51.2%，目标是否需要提高，或意在保持？"


def test_a_rate_for_this_year_that_last_year_surpassed(say, ask):
    last = say("森林覆盖率", "level", 51.2, "%", "outcome", 2016)
    (found,) = ask(REACHED, last, say("森林覆盖率", "level", 51, "%", "target", 2017))
    assert found.severity == "info"


def test_at_least_means_keeping(say, ask):
    last = say("森林覆盖率", "level", 51.2, "%", "outcome", 2016)
    (found,) = ask(REACHED, last, say("森林覆盖率", "level", 50, "%", "target", "2021", comparator="ge"))
    assert found.severity == "info"
    kept = say("森林覆盖率", "level", 50, "%", "outcome", 2016, comparator="ge")
    assert not ask(REACHED, kept, say("森林覆盖率", "level", 50, "%", "target", 2017, comparator="ge"))


def test_a_full_hundred_cannot_be_raised(say, ask):
    last = say("自来水普及率", "level", 100, "%", "outcome", 2016)
    assert not ask(REACHED, last, say("自来水普及率", "level", 100, "%", "target", "2021"))


def test_an_equal_goal_for_a_later_year(say, ask):
    last = say("森林覆盖率", "level", 50.0, "%", "outcome", 2016)
    assert ask(REACHED, last, say("森林覆盖率", "level", 50.0, "%", "target", "2021"))
    assert not ask(REACHED, last, say("森林覆盖率", "level", 50.0, "%", "target", 2017))


def test_a_limit_leaves_room(say, ask):
    last = say("城镇登记失业率", "level", 3.9, "%", "outcome", 2016)
    assert not ask(REACHED, last, say("城镇登记失业率", "level", 4.5, "%", "target", "2021", comparator="le"))
    assert not ask(REACHED, last, say("城镇登记失业率", "level", 4.5, "%", "target", 2017, comparator="approx"))


def test_fine_dust_below_its_goal(say, ask):
    last = say("PM2.5平均浓度", "level", 34, "微克/立方米", "outcome", 2016)
    assert ask(REACHED, last, say("PM2.5平均浓度", "level", 36, "微克/立方米", "target", 2017))
    assert not ask(REACHED, last, say("PM2.5平均浓度", "level", 32, "微克/立方米", "target", 2017))


def test_growth_to_be_less_than_last_year(say, ask):
    last = say("规模以上工业增加值", "growth", 6.2, "%", "outcome", 2016)
    target = say("规模以上工业增加值", "growth", 6, "%", "target", 2017, comparator="approx")
    (found,) = ask(BELOW, last, target)
    assert found.severity == "info"
    assert found.statements == (last.id, target.id)
    assert found.computed["shortfall"] == 0.2
    assert found.message == "规模以上工业增加值：2017年的目标是增长6%左右，不及2016年实际的增长6.2%，是否留有余地？"


def test_what_was_done_with_an_indicator_is_not_its_name(say, ask):
    last = say("完成固定资产投资", "growth", 14, "%", "outcome", 2016)
    (found,) = ask(BELOW, last, say("固定资产投资", "growth", 12, "%", "target", 2017))
    assert found.message.startswith("固定资产投资：")
    assert found.computed["indicator"] == "固定资产投资"


def test_fewer_jobs_than_last_year(say, ask):
    last = say("城镇新增就业", "level", 8.27, "万人", "outcome", 2016)
    assert ask(BELOW, last, say("城镇新增就业", "level", 7, "万人", "target", 2017, comparator="ge"))
    assert not ask(BELOW, last, say("城镇新增就业", "level", 9, "万人", "target", 2017))


def test_a_stock_is_no_yearly_addition(say, ask):
    stock = say("粮食产量", "level", 12000, "万吨", "outcome", 2016)
    assert not ask(BELOW, stock, say("粮食产量", "level", 1100, "万吨", "target", 2017))


def test_a_smaller_programme_of_works_is_no_question(say, ask):
    last = say("改造农村危房", "level", 1.1, "万户", "outcome", 2016)
    assert not ask(BELOW, last, say("改造农村危房", "level", 0.6, "万户", "target", 2017))


def test_the_published_growth_is_compared_not_the_one_on_a_comparable_basis(say, ask):
    published = say("一般公共预算收入", "growth", 1.4, "%", "outcome", 2016)
    comparable = say("一般公共预算收入", "growth", 2.5, "%", "outcome", 2016, comparable_basis=True)
    assert not ask(BELOW, comparable, published, say("一般公共预算收入", "growth", 1.5, "%", "target", 2017))


def test_averages_of_the_review_are_not_last_year(say, ask):
    review = say("固定资产投资", "growth", 18, "%", "outcome", "2013~2016")
    assert not ask(BELOW, review, say("固定资产投资", "growth", 14, "%", "target", 2017))


def test_prices_are_a_limit(say, ask):
    last = say("居民消费价格", "growth", 2.5, "%", "outcome", 2016)
    assert not ask(BELOW, last, say("居民消费价格", "growth", 3, "%", "target", 2017))
