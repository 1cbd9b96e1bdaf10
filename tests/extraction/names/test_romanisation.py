"""Arabic names in Latin letters, as the English press writes them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.extraction.names.romanisation import WORD, is_given, is_listed, latin


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        # Names that are listed, with the article, with what joins them, without hamza.
        ("خالد العلي", "khalid-al-ali"),
        ("فهد المطيري", "fahd-al-mutairi"),
        ("احمد الحسيني", "ahmed-al-husseini"),
        ("محمد بن عبد الرحمن آل ثاني", "mohammed-bin-abdulrahman-al-thani"),
        ("صلاح الدين مزوار", "salah-al-din-mezouar"),
        ("منى عبد الله", "mona-abdullah"),
        # Names of other languages, given and family name in one of them.
        ("كينجي تاناكا", "kenji-tanaka"),
        ("توماس بيرغ", "thomas-berg"),
        ("إبراهيم ديوب", "ibrahim-diop"),
        ("إريك هانسن", "erik-hansen"),
        ("لينا بيرغ", "lena-berg"),
        ("لينا حداد", "lina-haddad"),
        ("فيليب دوبوا", "philippe-dubois"),
        ("أورسولا فون دير لاين", "ursula-von-der-leyen"),
        # A name is spelt as those spell it whose family name stands beside it.
        ("حسن يلدز", "hasan-yildiz"),
        ("عثمان ديالو", "ousmane-diallo"),
        ("جان مارتان", "jean-martin"),
        ("جان كلود مارتان", "jean-claude-martin"),
        ("بيتر فان دير بيرغ", "peter-van-der-berg"),
        ("نغوين فان هونغ", "nguyen-van-hung"),
        ("تران مينه دوك", "tran-minh-duc"),
        ("لي تشيانغ", "li-qiang"),
        ("صموئيل أوكونكو", "samuel-okonkwo"),
        ("مايكل أوبراين", "michael-o-brien"),
        ("لوكا فيرارو", "luca-ferraro"),
        ("سارة موسى", "sarah-musa"),
        # Peoples that spell names of Arabic in their own way are told by the family name.
        ("الحبيب الطرابلسي", "habib-trabelsi"),
        ("فاطمة الزهراء بناني", "fatima-zahra-bennani"),
        ("رضا حسيني", "reza-hosseini"),
        ("رضا الحسيني", "reda-al-husseini"),
        ("عائشة صديقي", "ayesha-siddiqui"),
        ("رامي الحمد الله", "rami-hamdallah"),
        # What only resembles a foreign name beside an Arabic one is none.
        ("سلام كوراني", "salam-kourani"),
        ("غالب الحمود", "ghaleb-al-hammoud"),
        ("هاروتو ياماموتو", "haruto-yamamoto"),
        ("ستيفان كوفالتشيك", "stefan-kowalczyk"),
        ("تران ثي ماي", "tran-thi-mai"),
        # Names that nobody listed: the vowels are supplied.
        ("عبد الغفور النجفي", "abdul-ghafour-al-najafi"),
        ("منصور الغرابيلي", "mansour-al-gharabili"),
        ("طاهر القبيسي", "taher-al-qabisi"),
        ("", ""),
    ],
)
def test_latin(name, spelt):
    assert latin(name) == spelt


@pytest.mark.parametrize(
    ("name", "home", "spelt"),
    [
        ("مصطفى شاهين", "TR", "mustafa-sahin"),
        ("مصطفى شاهين", "", "mustafa-shaheen"),
        ("يوسف العلوي", "MA", "youssef-alaoui"),
        ("يوسف العلوي", "OM", "yousef-al-alawi"),
        ("هاجر بن يوسف", "TN", "hajer-ben-youssef"),
        ("أحمد رزاق", "MY", "ahmad-razak"),
        ("طارق محمود", "PK", "tariq-mahmood"),
        ("يان نوفاك", "CZ", "jan-novak"),
        ("يان دي يونغ", "NL", "jan-de-jong"),
        ("إيلينا جورجيو", "GR", "elena-georgiou"),
        ("ماريا بورغ", "MT", "maria-borg"),
        ("بيتر دينغ", "SS", "peter-deng"),
        ("ماركو هورفات", "HR", "marko-horvat"),
        ("ماركو روسي", "IT", "marco-rossi"),
        ("أنطوان شديد", "LB", "antoine-chedid"),
        ("علي حسن", "US", "ali-hassan"),
        ("فهد المطيري", "KW", "fahd-al-mutairi"),
        ("أندريوس بتراوسكاس", "LT", "andrius-petrauskas"),
        ("راين هولواي", "US", "ryan-holloway"),
        ("بيكاش أديكاري", "NP", "bikash-adhikari"),
        ("عبدي ورسمة", "SO", "abdi-warsame"),
        ("مريم بنت المختار", "MR", "mariam-mint-mokhtar"),
        ("ياتسيك فويتشيك", "PL", "jacek-wojcik"),
        ("لوك غانيون", "CA", "luc-gagnon"),
        ("أوا ديوب", "SN", "awa-diop"),
        ("أنطوان مرسييه", "FR", "antoine-mercier"),
        ("تشوي هيون وو", "KR", "choi-hyun-woo"),
        ("حليمة يوسف", "NG", "halima-yusuf"),
        ("كوامي أدجي", "GH", "kwame-adjei"),
        ("أورسولا فون دير لاين", "", "ursula-von-der-leyen"),
    ],
)
def test_a_country_shows_how_its_people_spell(name, home, spelt):
    assert latin(name, f"country:{home}" if home else "") == spelt


@pytest.mark.parametrize(
    ("word", "name"),
    [("خالد", True), ("كارلوس", True), ("ماريا", True), ("قوات", False), ("الخطة", False), ("ال", False)],
)  # fmt: skip
def test_given_names(word, name):
    assert is_given(word) == name


def test_family_names_are_listed_without_their_article():
    assert is_listed("العتيبي")
    assert is_listed("هانسن")
    assert not is_listed("المستوصفات")


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةؤئء بن", max_size=40))
def test_any_letters_give_letters_and_hyphens(name):
    assert re.fullmatch(r"[a-z'-]*", latin(name))
    assert bool(latin(name)) == bool(WORD.search(name))
