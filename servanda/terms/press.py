"""Those of the register who report: agencies, papers, broadcasters. What they tell binds nobody of theirs.

>>> is_press("org:reuters"), is_press("org:unicef"), is_press("")
(True, False, False)
"""

_FURTHER = """
felesteen-online shams-news watana-news syria-news al-manshar sky-news-arabia
sky-news al-hadath asharq-news al-ahram youm7 al-masry-al-youm al-shorouk masrawy
al-qahera-news sada-elbalad extra-news mena okaz sabq al-riyadh al-ekhbariya
al-bayan al-ittihad al-khaleej al-ain-news emarat-al-youm the-national gulf-news
khaleej-times erem-news al-rai-kuwait al-qabas al-jarida al-anba al-sharq-qatar
al-raya al-watan-qatar gulf-times al-araby-al-jadeed al-araby-tv al-quds-al-arabi
al-quds rai-al-youm arabi21 al-ghad al-rai ad-dustour ammon-news roya-news
al-mamlaka jordan-times petra sana enab-baladi syria-tv north-press al-watan-syria
annahar al-akhbar lorient-today al-manar al-mayadeen nna lbci mtv-lebanon
al-sumaria iraqi-news-agency shafaq-news rudaw kurdistan24 saba aden-al-ghad
al-masdar-online al-masirah suna sudan-tribune dabanga ayin-network hespress
maghreb-arab-press algeria-press-service el-khabar tunis-afrique-presse
mosaique-fm libyan-news-agency al-wasat-libya bahrain-news-agency oman-news-agency
maan-news-agency safa-news-agency shehab-news-agency sama-news sawa-news
donia-al-watan quds-press quds-net quds-news-network palestine-today palestine-tv
al-aqsa-tv al-ayyam al-hayat-al-jadida arab48 ultra-palestine rt sputnik france-24
dw alhurra voice-of-america radio-free-europe euronews rfi monte-carlo-doualiya
independent middle-east-eye middle-east-monitor al-monitor telegraph daily-mail
economist foreign-policy foreign-affairs newsweek time-magazine usa-today the-hill
npr pbs msnbc new-york-post los-angeles-times cgtn cctv china-daily trt
daily-sabah yeni-safak hurriyet yedioth-ahronoth maariv israel-hayom
channel-12-israel channel-13-israel channel-14-israel kan i24-news walla
israeli-army-radio le-figaro liberation der-spiegel bild el-pais
corriere-della-sera la-repubblica iran-international tasnim fars mehr press-tv
al-alam isna pti hindustan-times times-of-india nikkei korea-herald
channel-newsasia bangkok-post kyiv-independent ukrinform un-news
the-new-humanitarian
getty-images epa kan-news arab-weekly app miami-herald sunday-times albawaba
izvestia kommersant kyiv-post ukrainska-pravda rbc-ukraine belta europa-press tasr
ctk polish-press-agency ynet channel-12 channel-13 japan-times asahi-shimbun
yomiuri-shimbun jiji-press kbs korea-times kcna geo-news express-tribune ary-news
ani the-hindu ndtv khaama-press tolonews irrawaddy mizzima new-straits-times tempo
kompas rappler philippine-news-agency inquirer khmer-times vientiane-times
abc-australia aap upi ians reliefweb devex new-humanitarian tien-phong
sai-gon-giai-phong ha-noi-moi lao-dong qdnd cong-an-nhan-dan vtc-news znews
vneconomy cafef dai-doan-ket giao-thong viet-nam-news qatar-tv
"""
_PRESS = frozenset(
    [
        "reuters",
        "afp",
        "associated-press",
        "arab-news",
        "washington-times",
        "vietnam-news-agency",
        "vietnamplus",
        "nhan-dan",
        "nguoi-lao-dong",
        "tuoi-tre",
        "thanh-nien",
        "dan-tri",
        "saudi-press-agency",
        "vnexpress",
        "vietnamnet",
        "vov",
        "vtv",
        "xinhua",
        "tass",
        "ria-novosti",
        "interfax",
        "kyodo",
        "nhk",
        "yonhap",
        "antara",
        "bernama",
        "anadolu",
        "wam",
        "qna",
        "kuna",
        "wafa",
        "irna",
        "dpa",
        "efe",
        "ansa",
        "bloomberg",
        "bbc",
        "cnn",
        "fox-news",
        "nbc-news",
        "cbs-news",
        "abc-news",
        "cnbc",
        "axios",
        "politico",
        "new-york-times",
        "washington-post",
        "wall-street-journal",
        "financial-times",
        "guardian",
        "le-monde",
        "times-of-israel",
        "jerusalem-post",
        "haaretz",
        "al-jazeera",
        "al-arabiya",
        "asharq-al-awsat",
        "south-china-morning-post",
        "global-times",
        "peoples-daily",
        "straits-times",
        "jakarta-post",
        "truth-social",
        *_FURTHER.split(),
    ]
)


def is_press(party: str) -> bool:
    """Tell whether a party of the register is one that reports."""
    return party.removeprefix("org:") in _PRESS
