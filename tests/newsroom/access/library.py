"""The library, rubrics and their prompts, questions."""

from __future__ import annotations

from newsroom.library import files, items, practice, sections
from newsroom.questions import answering, asking
from newsroom.rubrics import bank, keeping
from tests.newsroom.access.columns import (
    BOTH,
    CENTRE_PEOPLE,
    KEEPERS,
    OF_VKO,
    REGION_PEOPLE,
    SPECIALIST,
    SPECIALISTS,
    STRANGER,
    Calls,
)
from tests.newsroom.access.world import library_file
from tests.newsroom.everybody import NOW

# use case: (how it is called, who may). Several calls of one use case where the right depends on what is given.
DIRECTLY: Calls = {
    "asking.require_region": [(lambda tx, who, w: asking.require_region(tx, who, w.vko, NOW), OF_VKO | {STRANGER})],
    "asking.begin": [(lambda tx, who, w: asking.begin(tx, who, w.vko, "Қашан?", 9, NOW), OF_VKO | {STRANGER})],
    "answering.require_asked": [(lambda tx, who, w: answering.require_asked(tx, who, w.question), SPECIALIST)],
    "answering.answer": [(lambda tx, who, w: answering.answer(tx, who, w.question, "Ертең.", NOW), SPECIALIST)],
    "answering.put_aside": [(lambda tx, who, w: answering.put_aside(tx, who, w.question, NOW), SPECIALIST)],
    "answering.bring_back": [(lambda tx, who, w: answering.bring_back(tx, who, w.aside, NOW), SPECIALIST)],
    "answering.make_faq": [(lambda tx, who, w: answering.make_faq(tx, who, w.answered, NOW), SPECIALIST)],
    "answering.end": [(lambda tx, who, w: answering.end(tx, who, w.vko, NOW), CENTRE_PEOPLE)],
    "answering.next_waiting": [(lambda tx, who, w: answering.next_waiting(tx, who), SPECIALISTS)],
    "answering.asides": [(lambda tx, who, w: answering.asides(tx, who, 0, 9), SPECIALISTS)],
    "sections.add": [(lambda tx, who, w: sections.add(tx, who, BOTH, NOW), KEEPERS)],
    "sections.require_kept": [(lambda tx, who, w: sections.require_kept(tx, who, w.own_section), REGION_PEOPLE)],
    "sections.rename": [(lambda tx, who, w: sections.rename(tx, who, w.own_section, BOTH, NOW), REGION_PEOPLE)],
    "items.add": [(lambda tx, who, w: items.add(tx, who, w.section, BOTH, BOTH, NOW), KEEPERS)],
    "items.require_kept": [
        (lambda tx, who, w: items.require_kept(tx, who, w.item), REGION_PEOPLE),
        (lambda tx, who, w: items.require_kept(tx, who, w.union_item), CENTRE_PEOPLE),
    ],
    "items.change": [
        (lambda tx, who, w: items.change(tx, who, w.item, NOW, titles=BOTH), REGION_PEOPLE),
        (lambda tx, who, w: items.change(tx, who, w.union_item, NOW, titles=BOTH), CENTRE_PEOPLE),
    ],
    "items.add_link": [(lambda tx, who, w: items.add_link(tx, who, w.item, "https://a.kz", NOW), REGION_PEOPLE)],
    "items.drop_links": [(lambda tx, who, w: items.drop_links(tx, who, w.item, NOW), REGION_PEOPLE)],
    "items.open_to": [(lambda tx, who, w: items.open_to(tx, who, w.item, "all", NOW), REGION_PEOPLE)],
    "items.move": [(lambda tx, who, w: items.move(tx, who, w.item, w.own_section, NOW), REGION_PEOPLE)],
    "items.withdraw": [(lambda tx, who, w: items.withdraw(tx, who, w.item, NOW), REGION_PEOPLE)],
    "items.bring_back": [(lambda tx, who, w: items.bring_back(tx, who, w.item, NOW), REGION_PEOPLE)],
    "items.versions": [(lambda tx, who, w: items.versions(tx, who, w.item, 0, 5), REGION_PEOPLE)],
    "files.add": [(lambda tx, who, w: files.add(tx, who, w.item, "", library_file("b"), NOW), REGION_PEOPLE)],
    "files.drop": [(lambda tx, who, w: files.drop(tx, who, w.file, NOW), REGION_PEOPLE)],
    "practice.take_in": [(lambda tx, who, w: practice.take_in(tx, who, w.out, NOW), SPECIALIST)],
    "keeping.require_keeps": [
        (lambda tx, who, w: keeping.require_keeps(tx, who, w.vko), REGION_PEOPLE),
        (lambda tx, who, w: keeping.require_keeps(tx, who, w.centre), CENTRE_PEOPLE),
    ],
    "keeping.to_change": [(lambda tx, who, w: keeping.to_change(tx, who, w.vko), REGION_PEOPLE)],
    "keeping.listed": [(lambda tx, who, w: keeping.listed(tx, who, w.vko), REGION_PEOPLE)],
    "keeping.require_rubric": [(lambda tx, who, w: keeping.require_rubric(tx, who, w.vko, 1), REGION_PEOPLE)],
    "keeping.add": [
        (lambda tx, who, w: keeping.add(tx, who, w.vko, BOTH, NOW), REGION_PEOPLE),
        (lambda tx, who, w: keeping.add(tx, who, w.centre, BOTH, NOW), CENTRE_PEOPLE),
    ],
    "keeping.rename": [
        (lambda tx, who, w: keeping.rename(tx, who, w.vko, 1, BOTH, NOW), REGION_PEOPLE),
        (lambda tx, who, w: keeping.rename(tx, who, w.centre, 1, BOTH, NOW), CENTRE_PEOPLE),
    ],
    "keeping.explain": [
        (lambda tx, who, w: keeping.explain(tx, who, w.vko, 1, "guidance", BOTH, NOW), REGION_PEOPLE),
    ],
    "keeping.reset": [(lambda tx, who, w: keeping.reset(tx, who, w.vko, 1, NOW), REGION_PEOPLE)],
    "keeping.retire": [(lambda tx, who, w: keeping.retire(tx, who, w.vko, 1, NOW), REGION_PEOPLE)],
    "keeping.bring_back": [(lambda tx, who, w: keeping.bring_back(tx, who, w.vko, 1, NOW), REGION_PEOPLE)],
    "keeping.move": [(lambda tx, who, w: keeping.move(tx, who, w.vko, 1, NOW, up=False), REGION_PEOPLE)],
    "bank.page_of": [(lambda tx, who, w: bank.page_of(tx, who, w.vko, 1, 0, 8), REGION_PEOPLE)],
    "bank.require_prompt": [(lambda tx, who, w: bank.require_prompt(tx, who, w.vko, 1), REGION_PEOPLE)],
    "bank.require_own": [(lambda tx, who, w: bank.require_own(tx, who, w.centre, 1), CENTRE_PEOPLE)],
    "bank.add": [(lambda tx, who, w: bank.add(tx, who, w.vko, 1, BOTH, NOW), REGION_PEOPLE)],
    "bank.reword": [(lambda tx, who, w: bank.reword(tx, who, w.centre, 1, BOTH, NOW), CENTRE_PEOPLE)],
    "bank.set_season": [
        (lambda tx, who, w: bank.set_season(tx, who, w.centre, 1, ("01-01", "02-01"), NOW), CENTRE_PEOPLE),
    ],
    "bank.remove": [(lambda tx, who, w: bank.remove(tx, who, w.centre, 1, NOW), CENTRE_PEOPLE)],
    "bank.bring_back": [(lambda tx, who, w: bank.bring_back(tx, who, w.centre, 1, NOW), CENTRE_PEOPLE)],
}
