"""The endings by which a bare name such as `example.kz` is known for an address.

Telegram keeps the whole list of the internet's root; here are all countries and the endings people
use, without the hundreds that belong to single companies.
"""

from __future__ import annotations

_COUNTRIES = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz
ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm
fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is
it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm
mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr
ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg
th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""

_GENERIC = """
academy accountant accountants actor adult aero africa agency airforce amsterdam android apartments app arab
archi army arpa art asia associates attorney auction audio author auto autos baby band bank bar barcelona
bargains baseball basketball bayern beauty beer berlin best bet bible bid bike bingo bio biz black
blackfriday blog blue boats bond boo book booking boston bot boutique box broadway broker brussels build
builders business buy buzz bzh cab cafe call cam camera camp capetown capital car caravan cards care career
careers cars casa case cash casino cat catering catholic center ceo charity chat cheap christmas chrome
church circle city claims cleaning click clinic clothing cloud club coach codes coffee college cologne com
community company compare computer condos construction consulting contact contractors cooking cool coop
corsica country coupon coupons courses credit creditcard cricket cruise cruises cymru dad dance data date
dating day deal dealer deals degree delivery democrat dental dentist desi design dev diamonds diet digital
direct directory discount diy docs doctor dog domains dot download drive dubai durban earth eat eco edu
education email energy engineer engineering enterprises equipment esq estate eus events exchange expert
exposed express faith family fan fans farm fashion fast feedback film final finance financial fire fish
fishing fit fitness flights florist flowers fly foo food football forex forsale forum foundation free frl
fun fund furniture futbol fyi gal gallery game games garden gay gent gift gifts gives giving glass global
gmail gmbh gold golf goo google gop gov graphics gratis green gripe grocery group guge guide guitars guru
hair hamburg haus health healthcare help helsinki here hiphop hiv hockey holdings holiday homes horse
hospital host hosting hot hotel hotels house how ice icu immo immobilien inc industries info ing ink
institute insurance insure int international investments irish ist istanbul java jetzt jewelry jobs joburg
juegos kaufen kids kim kitchen kiwi koeln kosher krd kred kyoto land lat latino law lawyer lease legal lgbt
life lifeinsurance lifestyle lighting like limited limo link live living llc llp loan loans locker lol
london lotto love ltd ltda luxe luxury madrid maison makeup man management mango map market marketing
markets mba med media meet melbourne meme memorial men menu miami mil mint mobi mobile moda moe moi mom
money monster mormon mortgage moscow moto motorcycles mov movie museum music nagoya name navy net network
new news next ngo ninja now nrw nyc observer okinawa one ong onion onl online ooo open org organic osaka
page paris pars partners parts party pay pet pharmacy phd phone photo photography photos physio pics
pictures pid pin ping pink pizza place play plumbing plus poker porn post press prime pro prod productions
prof promo properties property protection pub qpon quebec quest racing radio read realestate realtor realty
recipes red rehab reise reisen rent rentals repair report republican rest restaurant review reviews rich rio
rip rocks rodeo room rsvp rugby ruhr run ryukyu saarland safe safety sale salon sarl save school schule
science scot search secure security select services sex sexy shia shiksha shoes shop shopping show singles
site ski skin sky skype sncf soccer social software solar solutions song soy spa space sport spot srl
stockholm storage store stream studio study style sucks supplies supply support surf surgery swiss sydney
systems taipei talk tatar tattoo tax taxi team tech technology tel tennis theater theatre tickets tienda
tips tires tirol today tokyo ton tools top tours town toys trade trading training travel trust tube tunes
university uno vacations vegas ventures versicherung vet viajes video villas vin vip vision vlaanderen vodka
vote voting voto voyage wales wang watch watches weather webcam website wed wedding wien wiki win windows
wine winners work works world wow wtf xin xxx xyz yachts yandex yoga yokohama you youtube zero zip zone
zuerich
"""

_NATIVE = """
қаз рф рус бел укр срб бг мкд мон ею дети католик ком москва онлайн орг сайт հայ გე ελ ευ ישראל
中国 中國 台湾 台灣 香港 한국 닷컴 닷넷 みんな 世界 中文网 公司 网络 网站 网址 在线 商城 भारत ไทย
"""

_ALL = frozenset(_COUNTRIES.split() + _GENERIC.split() + _NATIVE.split())


def is_common(top: str) -> bool:
    lowered = top.lower()
    # "end.It" is two sentences without a space between; "EXAMPLE.COM" is an address.
    if lowered != top and lowered[1:] == top[1:]:
        return False
    return lowered in _ALL
