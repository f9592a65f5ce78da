"""Files of history, and what comes of bringing them in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select

from db.tables import Entry, EntryChange, Figure, Organisation, Outlet, OutletName, Remark
from newsroom.counted import files
from newsroom.counted.arriving import Arrived
from newsroom.rubrics import turns
from tests.newsroom.everybody import NOW

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
TREE = (EXAMPLES / "east_kazakhstan.toml").read_text("utf-8")
REPORT = (EXAMPLES / "east_kazakhstan_report.toml").read_text("utf-8")
DECEMBER = date(2025, 12, 20)
REGION = '[region]\ncode = "vko"\n'
EVERYTHING = (
    REGION
    + """
[site_videos]
2024 = 3
[posts.2023]
total = 31
region = 12
ridder = 6
primary = 2
[reposts.2023]
total = "over 15"
[rubrics."..2023-06"]
legal = 0
[press.2022]
total = 9
"Қазақстан кәсіподағы" = 4
"Достық, Жерұйық" = 3
"Уланские зори" = 3
[sent.2024]
"site, press" = {amount = "over 40", by = ["ridder", "ulan"]}
[subscriptions.2018]
"Qazaqstan kasipodagy" = 250
"Мектеп және қоғам" = "some"
[subscriptions.2024-H1]
total = "6.2k"
[[outlets]]
code = "qk"
name = "Қазақстан кәсіподағы"
level = "republic"
also = ["Qazaqstan kasipodagy", "Профсоюз Казахстана"]
[[outlets]]
code = "mektep"
name = "Мектеп және қоғам"
run_by = "zaysan"
since = "2016-02"
issues_a_month = 2
with_kk = "аудандық білім бөлімі"
with_ru = "районный отдел образования"
column_kk = "заңгер беті"
column_ru = "страница юриста"
[[broadcasts]]
code = "tv18"
period = "2018-01..2018-09"
kind = "television"
outlet = ""
amount = 3
who_kk = "төрайым"
who_ru = "председатель"
[[materials]]
code = "help"
kind = "handbook"
period = "2022..2024"
amount = 7
titles = ["Как провести собрание", "Отчётность"]
[[events]]
code = "legal25"
kind = "seminar"
theme = "legal"
period = "2025-05"
amount = 2
trained = "about 400"
with_kk = "жұмыс берушілер өкілдері"
with_ru = "представители работодателей"
held_by = "ridder"
[[events]]
code = "schools"
kind = "school"
every = "year"
amount = "up to 2"
[[decisions]]
code = "ec2024"
body = "executive committee"
period = "2024..2025"
amount = 2
number = ""
title_ru = "О состоянии информационной работы"
office_ru = "заместитель председателя"
due = "2025-12"
state = "open"
[[proposals]]
code = "r25-1"
issued = "2025-12"
text_kk = "Құқықтық тақырыпта семинарлар өткізу"
text_ru = "Проводить семинары на правовые темы"
state = "open"
[[application]]
code = "app25"
period = "2025"
users = "about 800"
questions = "some"
"""
)


async def brought(engine, *texts: str, now: datetime = NOW, as_of: date = DECEMBER) -> Arrived:
    made = Arrived()
    for text in texts:
        async with engine.begin() as tx:
            await turns.bring_in_rubrics(tx)
            made = (await files.bring_in(tx, files.read(text), now, as_of)).arrived
    return made


async def with_the_tree(engine) -> None:
    await brought(engine, TREE)


async def everything(engine) -> dict[str, list]:
    tables = (Organisation, Figure, Remark, Entry, EntryChange, Outlet, OutletName)
    async with engine.connect() as tx:
        return {
            one.__tablename__: sorted(tuple(map(str, row)) for row in await tx.execute(select(one.__table__)))
            for one in tables
        }
