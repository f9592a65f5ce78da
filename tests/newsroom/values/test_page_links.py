"""Links as they are copied: which page each leads to, what leads to one post only, and what is no page at all."""

from __future__ import annotations

import pytest

from newsroom.errors import Refused
from newsroom.values.page_links import address_of, parse_page_link

FB, NUMBER = "facebook.com", "61575271302620"
ULAN = f"{FB}/profile.php?id={NUMBER}"
RIDDER = f"{FB}/groups/600856043837357"
KATON = f"{FB}/katonkasypodak2024"
ALTAI = "instagram.com/profsouz_altai"
CHANNEL, VIDEO, CLIPS = "t.me/kasipodak_ulan", "youtube.com/@kasipodak", "tiktok.com/@profsouz.vko"

# What is sent: the address that the page is known again by.
ONE_PAGE = [
    ("https://www.facebook.com/Katonkasypodak2024", KATON),
    ("https://facebook.com/Katonkasypodak2024/", KATON),
    ("http://m.facebook.com/katonkasypodak2024", KATON),
    ("https://mbasic.facebook.com/Katonkasypodak2024?v=timeline", KATON),
    ("https://kk-kz.facebook.com/Katonkasypodak2024", KATON),
    ("https://ru-ru.facebook.com/Katonkasypodak2024/?locale=ru_RU", KATON),
    ("https://web.facebook.com/Katonkasypodak2024/?_rdc=1&_rdr", KATON),
    ("https://www.facebook.com/Katonkasypodak2024?mibextid=ZbWKwL", KATON),
    ("https://www.facebook.com/Katonkasypodak2024?fbclid=IwAR0abc", KATON),
    ("https://www.facebook.com/Katonkasypodak2024/about", KATON),
    ("https://www.facebook.com/Katonkasypodak2024/photos", KATON),
    ("https://www.facebook.com/Katonkasypodak2024/reels/", KATON),
    ("https://www.facebook.com/Katon.Kasypodak.2024", KATON),
    ("facebook.com/Katonkasypodak2024", KATON),
    ("www.facebook.com/Katonkasypodak2024.", KATON),
    ("fb.com/Katonkasypodak2024", KATON),
    ("FACEBOOK.COM/KATONKASYPODAK2024", KATON),
    ("Біздің парақша: https://www.facebook.com/Katonkasypodak2024", KATON),
    ("https://www.facebook.com/Katonkasypodak2024 \u200b", KATON),
    ("https://www.facebook.com/Kаtоnkasypodak2024", KATON),  # Cyrillic а and о
    ("https://www.fасebооk.com/Katonkasypodak2024", KATON),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2FKatonkasypodak2024%3Ffbclid%3DIw&h=AT", KATON),
    ("https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Ffacebook.com%2FKatonkasypodak2024", KATON),
    (f"https://www.facebook.com/profile.php?id={NUMBER}", ULAN),
    (f"https://m.facebook.com/profile.php?id={NUMBER}&mibextid=LQQJ4d", ULAN),
    (f"https://www.facebook.com/profile.php?v=about&id={NUMBER}&locale=kk_KZ", ULAN),
    (f"https://www.facebook.com/people/Кәсіподақ-Ұлан/{NUMBER}/", ULAN),
    (f"https://www.facebook.com/people/%D0%A3%D0%BB%D0%B0%D0%BD/{NUMBER}/?paipv=0", ULAN),
    (f"https://www.facebook.com/p/Kasipodak-Ulan-{NUMBER}/", ULAN),
    (f"https://www.facebook.com/pages/Kasipodak/{NUMBER}", ULAN),
    (f"https://www.facebook.com/pages/category/Community/Kasipodak-Ulan-{NUMBER}/", ULAN),
    (f"https://www.facebook.com/{NUMBER}", ULAN),
    ("https://www.facebook.com/groups/600856043837357", RIDDER),
    ("https://m.facebook.com/groups/600856043837357/?ref=share&mibextid=NSMWBT", RIDDER),
    ("https://www.facebook.com/groups/600856043837357/members", RIDDER),
    ("https://www.facebook.com/groups/600856043837357/about/", RIDDER),
    ("https://www.facebook.com/groups/Prof.Ridder", f"{FB}/groups/profridder"),
    ("https://www.instagram.com/profsouz_altai/", ALTAI),
    ("https://instagram.com/profsouz_altai?igsh=MzRlODBiNWFlZA==", ALTAI),
    ("https://www.instagram.com/Profsouz_Altai/?hl=ru", ALTAI),
    ("https://www.instagram.com/_u/profsouz_altai", ALTAI),
    ("https://www.instagram.com/profsouz_altai/reels/", ALTAI),
    ("instagram.com/profsouz_altai", ALTAI),
    ("https://instagr.am/profsouz_altai", ALTAI),
    ("https://t.me/kasipodak_ulan", CHANNEL),
    ("t.me/Kasipodak_Ulan", CHANNEL),
    ("https://t.me/s/kasipodak_ulan", CHANNEL),
    ("https://telegram.me/kasipodak_ulan", CHANNEL),
    ("https://kasipodak_ulan.t.me", CHANNEL),
    ("https://t.me/+AbCdEf123456", "t.me/+AbCdEf123456"),
    ("https://t.me/joinchat/AbCdEf123456", "t.me/+AbCdEf123456"),
    ("https://www.tiktok.com/@profsouz.vko?_t=8abc&_r=1", CLIPS),
    ("https://m.tiktok.com/@Profsouz.VKO", CLIPS),
    ("https://www.youtube.com/@kasipodak", VIDEO),
    ("https://m.youtube.com/@Kasipodak/videos", VIDEO),
    ("https://youtube.com/@kasipodak?si=AbC", VIDEO),
    ("https://www.youtube.com/channel/UCabcDEF123", "youtube.com/channel/UCabcDEF123"),
    ("https://www.youtube.com/c/Kasipodak/featured", "youtube.com/c/kasipodak"),
    ("https://aitu.io/kasipodak", "aitu.io/kasipodak"),
    ("https://www.kasipodak-ulan.kz/", "kasipodak-ulan.kz"),
    ("kasipodak-ulan.kz", "kasipodak-ulan.kz"),
    ("https://edu.example.kz/kk/union?utm_source=ig&page=3", "edu.example.kz/kk/union?page=3"),
    ("https://кәсіподақ.қаз/риддер", "кәсіподақ.қаз/риддер"),
    ("https://xn--80ahrqel1m2whr.xn--80ao21a/news", "кәсіподақ.қаз/news"),  # as a browser copies it
    ("https://xn--e1afmkfd.xn--p1ai", "пример.рф"),
    ("https://play.google.com/store/apps/details?id=kz.bilim.kasipodagy&hl=ru", "play.google.com/kz.bilim.kasipodagy"),
]  # fmt: skip

# A link to one thing: the page whose name stands in it, where one does.
ONE_THING = [
    ("https://www.facebook.com/Katonkasypodak2024/posts/pfbid02abc", KATON),
    ("https://www.facebook.com/Katonkasypodak2024/photos/a.123/456", KATON),
    ("https://www.facebook.com/Katonkasypodak2024/videos/456/", KATON),
    (f"https://www.facebook.com/{NUMBER}/posts/122", ULAN),
    (f"https://www.facebook.com/story.php?story_fbid=1&id={NUMBER}", ULAN),
    (f"https://m.facebook.com/story.php?story_fbid=pfbid0&id={NUMBER}&mibextid=x", ULAN),
    (f"https://www.facebook.com/permalink.php?story_fbid=1&id={NUMBER}", ULAN),
    ("https://www.facebook.com/groups/600856043837357/posts/777/", RIDDER),
    ("https://www.facebook.com/groups/600856043837357/permalink/777/?mibextid=x", RIDDER),
    (f"https://www.facebook.com/groups/600856043837357/user/{NUMBER}/", RIDDER),
    ("https://www.facebook.com/photo/?fbid=123456&set=a.1", ""),
    ("https://www.facebook.com/photo.php?fbid=123456", ""),
    ("https://www.facebook.com/share/p/1AbCdEf/", ""),
    ("https://www.facebook.com/share/1AbCdEf/?mibextid=wwXIfr", ""),
    ("https://www.facebook.com/share/g/1AbCdEf/", ""),
    ("https://www.facebook.com/reel/123456789", ""),
    ("https://fb.watch/abc123/", ""),
    ("https://www.instagram.com/p/CxYz123/", ""),
    ("https://www.instagram.com/reel/CxYz123/?igsh=abc", ""),
    ("https://www.instagram.com/profsouz_altai/p/CxYz123/", ALTAI),
    ("https://www.instagram.com/stories/profsouz_altai/33445566/", ALTAI),
    ("https://t.me/kasipodak_ulan/125", CHANNEL),
    ("https://t.me/s/kasipodak_ulan/125", CHANNEL),
    ("https://t.me/c/1234567890/12", ""),
    ("https://www.tiktok.com/@profsouz.vko/video/7300000", CLIPS),
    ("https://vm.tiktok.com/ZMabc/", ""),
    ("https://www.youtube.com/watch?v=abcDEF", ""),
    ("https://youtu.be/abcDEF?si=x", ""),
    ("https://youtube.com/shorts/abcDEF", ""),
]

NO_PAGE = [
    "", "225", "жоқ", "@kasipodak", "Katonkasypodak2024", "24.11.2026", "someone@example.kz", "https://",
    "https://facebook.com", "https://www.facebook.com/login", "https://www.facebook.com/search?q=x",
    "https://www.facebook.com/groups/", "https://www.facebook.com/profile.php", "https://www.facebook.com/Катон",
    "https://instagram.com/", "https://www.instagram.com/explore/", "https://t.me/tilshi_bot", "https://t.me/share/url?url=x",
    "https://t.me/addstickers/Abc", "https://youtube.com/results?search_query=x", "https://www.tiktok.com/foryou",
    "https://vk.com/kasipodak", "https://chat.whatsapp.com/AbC", "https://wa.me/77001234567", "ftp://kasipodak.kz",
    "javascript://kasipodak.kz", "https://facebook.com/a https://facebook.com/b2345", "Құрметті.әріптестер",
    "https://localhost/x", "https://[::1", "https://127.0.0.1/x", "https://www.facebook.com/" + "a" * 600,
    "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді, толығырақ https://facebook.com/Katon",
]  # fmt: skip


@pytest.mark.parametrize(("sent", "address"), ONE_PAGE)
def test_however_it_is_copied_it_is_one_page(sent, address):
    found = parse_page_link(sent)
    assert (found.address, found.is_single) == (address, False)
    assert address_of(found.url) == address, "what is kept leads to the same"


@pytest.mark.parametrize(("sent", "address"), ONE_THING)
def test_one_post_is_not_the_page_but_may_name_it(sent, address):
    found = parse_page_link(sent)
    assert (found.address, found.is_single) == (address, True)


@pytest.mark.parametrize("sent", NO_PAGE)
def test_what_is_no_page(sent):
    with pytest.raises(Refused) as refused:
        parse_page_link(sent)
    assert refused.value.kind == "not_a_page"


# What it may be, the likeliest first.
KINDS = [
    ("https://www.facebook.com/groups/600856043837357", ("group",)),
    ("https://www.facebook.com/Katonkasypodak2024", ("page", "profile")),
    (f"https://www.facebook.com/profile.php?id={NUMBER}", ("page", "profile")),
    ("https://www.instagram.com/profsouz_altai/", ("page",)),
    ("https://t.me/kasipodak_ulan", ("page", "group")),
    ("https://t.me/+AbCdEf123456", ("group", "page")),
    ("https://www.youtube.com/@kasipodak", ("page",)),
    ("https://kasipodak-ulan.kz", ("page",)),
]


@pytest.mark.parametrize(("sent", "kinds"), KINDS)
def test_what_it_may_be(sent, kinds):
    assert parse_page_link(sent).kinds == kinds


@pytest.mark.parametrize(("sent", "is_mended"), [
    ("https://www.facebook.com/Kаtonkasypodak2024", True), ("https://www.facebook.com/Katonkasypodak2024", False),
    (f"https://www.facebook.com/people/Кәсіподақ-Ұлан/{NUMBER}/", False),
])  # fmt: skip
def test_letters_of_another_keyboard_are_noticed(sent, is_mended):
    assert parse_page_link(sent).is_mended == is_mended
