"""An issue against the directory: what is said, where, and what is not."""

import datetime as dt

from gazetteer_desk.bulletin.distribution import Imprint
from gazetteer_desk.bulletin.persons import Post
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import Changes
from tests import make
from tests.proof import office, written


def check(text, knowledge=office.KNOWLEDGE, changes=None):
    found = Checker(rulebook.rulebook(changes)).check(written.issue(text), knowledge)
    return [one for one in found if one.rule.startswith("R")]


def said(text, *persons, units=()):
    knowledge = Knowledge(persons=persons, units=units)
    return [(one.text, one.message, one.suggestion) for one in check(text, knowledge)]


def test_a_post_that_is_not_the_one_of_the_list_on_that_day():
    assert said("县长卢佩宁出席会议。", *office.PERSONS) == [
        ("县长", "“卢佩宁”写作“县长”，名录2025年11月起为“副县长”。", "副县长")
    ]


def test_a_post_is_judged_by_the_day_the_sentence_names():
    person = office.person(
        "卢佩宁",
        Post(title="县教育局局长", until=dt.date(2025, 10, 31)),
        Post(title="副县长", since=dt.date(2025, 11, 1)),
    )
    assert said("2025年9月1日，县教育局局长卢佩宁出席开学典礼。", person) == []
    assert said("1998年，县长卢佩宁还是教师。", person) == []
    assert len(said("3月1日，县教育局局长卢佩宁出席会议。", person)) == 1


def test_a_post_that_is_yet_to_come():
    person = office.person("卢佩宁", Post(title="副县长", since=dt.date(2026, 5, 1)))
    assert said("副县长卢佩宁出席。", person)[0][1] == (
        "“卢佩宁”写作“副县长”，名录2026年5月起为“副县长”。"
    )


def test_two_posts_in_one_row_of_the_list_are_two():
    person = office.person("韩若舟", Post(title="党组书记、主任", unit="县地方志办"))
    assert said("县地方志办党组书记、主任韩若舟讲话。主任韩若舟要求。", person) == []
    assert len(said("县地方志办副主任韩若舟讲话。", person)) == 1


def test_one_of_two_namesakes_may_be_meant():
    two = (
        office.person("王伟", "县民政局局长", key="1"),
        office.person("王伟", "县教育局局长", key="2"),
    )
    assert said("县教育局局长王伟出席。县民政局局长王伟讲话。", *two) == []
    assert len(said("县财政局副局长王伟出席。", *two)) == 1


def test_a_name_one_character_off_needs_to_be_meant():
    assert said("县民政局局长卢佩英出席。", *office.PERSONS) == []
    assert said("副县长卢佩英出席。", *office.PERSONS)[0][2] == "卢佩宁"
    assert said("卢佩柠副县长出席。", *office.PERSONS)[0][2] == "卢佩宁"
    known = (*office.PERSONS, office.person("卢佩柠", "副县长"))
    assert said("副县长卢佩柠出席。", *known) == []


def test_a_name_of_two_characters_is_only_taken_for_one_that_sounds_alike():
    person = office.person("赵行", "办党组成员")
    assert said("办党组成员赵航出席。", person)[0][2] == "赵行"
    assert said("办党组成员赵斌出席。", person) == []


def test_who_left_is_named_with_the_month():
    assert said("马文远讲话。", *office.PERSONS) == [
        ("马文远", "“马文远”在名录里已于2025年6月离任。", None)
    ]


def test_a_post_is_said_once_though_two_rules_see_it():
    found = check("副县长卢佩宁出席。\n县长卢佩宁讲话。")
    assert [one.rule for one in found] == ["R02"]


def test_without_a_directory_one_person_with_two_posts_is_found():
    found = check("县委书记何光明出席。\n县委副书记何光明部署。", Knowledge())
    assert [(one.rule, one.text, one.message) for one in found] == [
        ("R01", "县委副书记何光明", "“何光明”这里写作“县委副书记”，前面写作“县委书记”。")
    ]


def test_rules_that_are_switched_off_say_nothing():
    text = "县长卢佩宁、沈砚秋、卢佩柠、马文远出席石阜乡人民政府的会议。\n副县长卢佩宁讲话。"
    off = Changes(off=frozenset(f"R0{n}" for n in range(1, 10)))
    assert len(check(text)) > 4
    assert check(text, changes=off) == []


def test_a_unit_that_is_gone_says_where_it_went():
    assert said("柳荫乡人民政府召开会议。", units=office.UNITS) == [
        ("柳荫乡人民政府", "“柳荫乡人民政府”在名录里已并入白渡镇。", None)
    ]


def test_units_of_another_level_are_no_slips():
    units = (Unit(name="县地方志办"), Unit(name="青梧县第一中学"))
    assert said("省地方志办、市地方志办和青梧县第二中学参加。", units=units) == []


def test_a_short_name_is_told_once_an_article():
    text = "县地方志办开会。县地方志办布置。\n青梧县地方志办公室干部参加。青梧县地方志办公室。"
    assert [one.rule for one in check(text)] == ["R06"]
    assert check("县地方志办开会。\n# 又一篇\n青梧县地方志办公室开会。") == []


def test_a_post_behind_the_name_is_one_too():
    assert said("卢佩宁县长作出批示。", *office.PERSONS)[0][2] == "副县长"
    assert said("卢佩宁副县长、沈砚秋副书记走访。", *office.PERSONS)[0][0] == "沈砚秋"
    assert said("沈砚秋副书记、卢佩宁副县长走访。", *office.PERSONS) == []


def test_another_post_beside_is_none_of_ours():
    person = office.person("朱玉珍", "县人大常委会副主任")
    assert said("县总工会主席朱玉珍参加。", person) == []
    assert said("县人大常委会主任朱玉珍参加。", person)[0][2] == "县人大常委会副主任"


def test_the_post_of_somebody_else_is_not_his():
    two = (office.person("何江涛", "石埠镇党委书记"), office.person("覃小芸", "石埠镇镇长"))
    assert said("石埠镇党委书记覃小芸发言。", *two) == [
        ("石埠镇党委书记", "“覃小芸”写作“石埠镇党委书记”，名录里为“石埠镇镇长”。", None)
    ]


def test_a_deputy_behind_his_head_is_of_the_same_organ():
    person = office.person("崔敬之", "副县长")
    assert said("县志编委会主任李某、副主任崔敬之审定篇目。", person) == []
    assert said("县志编委会主任罗立群，副主任崔敬之审定篇目。", person) == []


def test_a_short_name_in_a_list_is_told_by_its_neighbour():
    persons = (office.person("赵行"), office.person("邓瑜"))
    assert said("赵行、邓渝两位同志获得表扬。", *persons) == [
        ("邓渝", "“邓渝”疑为名录里的“邓瑜”。", "邓瑜")
    ]


def test_names_in_the_imprint_are_held_against_the_list_too():
    bulletin = make.bulletin(imprint=Imprint(editor="赵珩、邓瑜", approver="谢长庚"))
    persons = tuple(map(office.person, ("赵行", "邓瑜", "谢长庚")))
    found = Checker(rulebook.rulebook()).check(bulletin, Knowledge(persons=persons))
    assert [(one.place.part, one.text, one.suggestion) for one in found if one.rule == "R03"] == [
        ("editor", "赵珩", "赵行")
    ]


def test_a_unit_that_is_gone_is_known_without_the_county_before_it():
    units = (Unit(name="青梧县档案局", note="并入青梧县档案馆", is_retired=True),)
    assert said("县档案局派员参加。", units=units)[0][0] == "县档案局"
    assert said("他原任县档案局局长。", units=units) == []
