"""Invented people, a role and a place each. Any likeness is chance."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invented:
    called: str  # what tells them apart at a glance: the place, or the role
    name: str
    role: str
    code: str
    language: str
    diligence: float  # how likely a week's post is


PRESS = Invented("Баспасөз", "Динара", "press", "centre", "kk", 0)
SPECIALIST = Invented("Маман", "Ерлан", "specialist", "vko", "kk", 0)
CHAIRS = (
    Invented("Риддер", "Айгүл", "chair", "ridder", "kk", 1.0),
    Invented("Алтай", "Светлана", "chair", "altay", "ru", 0.9),
    Invented("Ұлан", "Нұрлан", "chair", "ulan", "kk", 0.8),
    Invented("Шемонаиха", "Ольга", "chair", "shemonaikha", "ru", 0.7),
    Invented("Өскемен", "Бақыт", "chair", "oskemen", "kk", 0.7),
    Invented("Тарбағатай", "Гүлнар", "chair", "tarbagatay", "kk", 0.5),
    Invented("Самар", "Сәуле", "chair", "samar", "kk", 0.4),
    Invented("Күршім", "Марат", "chair", "kurchum", "kk", 0.3),
    Invented("Қатон", "Жанна", "chair", "katon", "kk", 0.6),
    Invented("Глубокое", "Татьяна", "chair", "glubokoe", "ru", 0.8),
    Invented("Зайсан", "Қайрат", "chair", "zaysan", "kk", 0.3),
    Invented("Марқакөл", "Роза", "chair", "markakol", "kk", 0.2),
)
OWNER = Invented("Иесі", "Арман", "owner", "centre", "kk", 0)
DEPUTY = Invented("Алтай · 2", "Гүлмира", "deputy", "altay", "kk", 0)
# Nobody has invited them: they ask to be let in.
STRANGER = Invented("Үлкен Нарын", "Асқар", "", "ulken_naryn", "kk", 0)
POSTS = {
    "kk": (
        "№4 мектепте ұжымдық шарттың орындалуы талқыланды. 32 педагог қатысты, әкімшілік үш ұсынысты қабылдады.",
        "Ардагер мұғалімдерді құрметтеу кеші өтті. Алпыс жылдық еңбек жолын екі ұстаз әңгімелеп берді.",
        "Мұғалімнің жүктемесі қалай есептеледі? Заңгеріміз бес сұраққа жауап берді, жазбасын парақшадан көріңіз.",
        "Мектеп асханасында еңбек қауіпсіздігі тексерілді. Анықталған екі кемшілік сол күні жойылды.",
        "Аудандық спартакиадада біздің құрама үшінші орын алды. Волейболшыларға рақмет!",
    ),
    "ru": (
        "В школе № 2 обсудили коллективный договор. Пришли сорок педагогов, администрация приняла два предложения.",
        "Прошёл вечер в честь ветеранов педагогического труда. Трое рассказали о своём пути в профессии.",
        "Как считается нагрузка учителя? Юрист ответил на пять вопросов, запись есть на странице.",
        "Технический инспектор проверил мастерские. Два замечания устранили в тот же день.",
        "На районной спартакиаде наша команда заняла второе место. Спасибо волейболистам!",
    ),
}  # fmt: skip
TIP = {
    "kk": "Фотоға адамдардың ісін түсіріңіз: жиналған залдан гөрі сөйлеп тұрған адам қызық.",
    "ru": "Снимайте людей в деле: говорящий человек интереснее, чем полный зал.",
}
