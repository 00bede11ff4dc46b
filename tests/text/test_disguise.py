"""Disguises are undone, every offset leads back, and ordinary writing is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.text import read
from analyzer.text.disguise import undo
from analyzer.types.page import Page

_BOLD = {c: chr(0x1D400 + i) for i, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_BOLD |= {c: chr(0x1D41A + i) for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")}
_BOLD |= {str(i): chr(0x1D7CE + i) for i in range(10)}
_CIRCLED = {c: chr(0x24D0 + i) for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")}
_CYRILLIC = dict(zip("aceopxyis", "асеорхуіѕ", strict=True))
_WIDE = {chr(0x21 + i): chr(0xFF01 + i) for i in range(94)}

_SENTENCE = "Guaranteed 25% profit per month, capital back after 60 days"
_PERTURBED = {
    "lookalike": "".join(_CYRILLIC.get(c, c) for c in _SENTENCE),
    "styled_letters": "".join(_BOLD.get(c, c) for c in _SENTENCE),
    "zero_width": "".join(c + "\u200b" if c.isalnum() else c for c in _SENTENCE),
    "soft_hyphen": "".join(c + "\u00ad" if c.isalnum() else c for c in _SENTENCE),
    "bidi": _SENTENCE.replace("25%", "\u202e%52\u202c"),
    "spaced_letters": _SENTENCE.replace("Guaranteed", " ".join("Guaranteed")),
}


@pytest.mark.parametrize(("kind", "text"), _PERTURBED.items())
def test_a_perturbed_copy_reads_like_the_clean_one(kind: str, text: str) -> None:
    layer = undo("text", text)
    assert layer.plain == _SENTENCE
    assert {found for found, _ in layer.disguises} == {kind}


def test_all_disguises_at_once_are_undone() -> None:
    text = "".join(_CYRILLIC.get(c, c) + "\u200d" if c.isalpha() else c for c in _SENTENCE)
    text = text.replace("25%", "\u202e%\u00ad52\u202c").replace(" ", "\u00a0")
    assert undo("text", text).plain == _SENTENCE


@pytest.mark.parametrize(
    ("written", "plain", "kinds"),
    [
        ("３％ daily", "3% daily", {"styled_letters"}),
        ("ＧＯＬＤ plan", "GOLD plan", {"styled_letters"}),
        ("日化３％，保本", "日化3%,保本", set()),
        ("每天返２.５％（含本）", "每天返2.5%(含本)", set()),
        ("٣٪ daily", "3% daily", {"styled_letters"}),
        ("ربح ٣٪ يوميا", "ربح 3% يوميا", set()),
        ("प्रतिदिन ३%", "प्रतिदिन 3%", set()),
        ("③% daily", "3% daily", {"styled_letters"}),
        ("①⓪⓪ USDT", "100 USDT", {"styled_letters"}),
        ("ⓖⓤⓐⓡⓐⓝⓣⓔⓔⓓ", "guaranteed", {"styled_letters"}),
        ("① 注册 ② 充值", "① 注册 ② 充值", set()),
        ("①3% daily", "①3% daily", set()),
        ("2️⃣0️⃣%", "20%", {"styled_letters"}),
        ("1️⃣ Sign up", "1⃣ Sign up", set()),
        ("ɢᴜᴀʀᴀɴᴛᴇᴇᴅ", "guaranteed", {"styled_letters"}),
        ("𝟓% 𝐝𝐚𝐢𝐥𝐲", "5% daily", {"styled_letters"}),
        ("₁₄₀ % after ₂ days", "140 % after 2 days", {"styled_letters"}),
        ("$ ₁,₂₀₀.₅₀", "$ 1,200.50", {"styled_letters"}),
        ("CO₂ and H₂O", "CO₂ and H₂O", set()),
        ("3℅ daily", "3% daily", {"styled_letters"}),
        ("1,7 º/o al día, 20 o/o", "1,7% al día, 20%", {"styled_letters"}),
        ("у нас 12 о/о", "у нас 12%", {"styled_letters"}),
        ("c/o Smith, w/o fee", "c/o Smith, w/o fee", set()),
        ("Gẹt ṛịcḥ, ḍạịlỵ 2% ọn USDT", "Get rich, daily 2% on USDT", {"styled_letters"}),
        ("Ngày mai tiền lời trả đủ, được rút", "Ngày mai tiền lời trả đủ, được rút", set()),
        ("Ọjọ́ kan, ẹ ṣé", "Ọjọ́ kan, ẹ ṣé", set()),
        ("Kṛṣṇa, Ṛta, dharma", "Kṛṣṇa, Ṛta, dharma", set()),
        ("毎夭返 30 兀,曰产 12兀", "每天返 30 元,日产 12元", {"lookalike"}),
        ("子曰:学而时习之。夭折,突兀,河堤", "子曰:学而时习之。夭折,突兀,河堤", set()),
        ("毎日の鉱石です", "毎日の鉱石です", set()),
        ("㆝㆝返㊎, ㆒㆟㆒份", "天天返金, 一人一份", {"lookalike"}),
        ("d4ily pr0f1t 3 %", "daily profit 3 %", {"lookalike"}),
        ("g1v3s 0.3 T0N/d4y", "gives 0.3 TON/day", {"lookalike"}),
        ("12 % 4epe3 24 4aca, 6oльшe вкл@дов", "12 % через 24 часа, больше вкладов", {"lookalike"}),
        ("mp3, h264, S19, B2B, 4G, 0x3f", "mp3, h264, S19, B2B, 4G, 0x3f", set()),
        ("let 𝑥 be", "let 𝑥 be", set()),
        ("5﹪ daily", "5% daily", set()),
        ("1\u202f000\u00a0USD", "1 000 USD", set()),
        ("risk\u2011free", "risk-free", set()),
        ("−3 %", "-3 %", set()),
        ("gu\u0430rantееd", "guaranteed", {"lookalike"}),
        ("ρrofit", "profit", {"lookalike"}),
        ("You m\u0430\u0443 hold", "You may hold", {"lookalike"}),
        ("lợi nhuậ\u043f", "lợi nhuận", {"lookalike"}),
        (
            "Русский | English pages p\u0430\u0443ments for everybody",
            "Русский | English pages payments for everybody",
            {"lookalike"},
        ),
        ("рау daily", "pay daily", {"lookalike"}),
        ("гарaнтия дохода", "гарантия дохода", {"lookalike"}),
        ("доход для VIPов", "доход для VIPов", set()),
        ("Telegramа чат-бот", "Telegramа чат-бот", set()),
        ("IT-компания", "IT-компания", set()),
        ("μTorrent, kΩ, ΔT, β-carotene", "μTorrent, kΩ, ΔT, β-carotene", set()),
        ("α = 5 %", "α = 5 %", set()),
        ("Наш доход растёт", "Наш доход растёт", set()),
        ("Το κέρδος σας", "Το κέρδος σας", set()),
        ("1O% a day", "10% a day", {"lookalike"}),
        ("l5% a day", "15% a day", {"lookalike"}),
        ("Oil up 3%", "Oil up 3%", set()),
        ("p r o f i t", "profit", {"spaced_letters"}),
        ("p.r.o.f.i.t", "profit", {"spaced_letters"}),
        ("n o   r i s k", "n o   risk", {"spaced_letters"}),
        ("P L A N S", "PLANS", set()),
        ("联 系 我 们", "联系我们", set()),
        ("A B C D E", "A B C D E", set()),
        ("U.S.A. and E.U.", "U.S.A. and E.U.", set()),
        ("1 0 0 %", "100%", {"spaced_letters"}),
        ("5 0 % off", "50% off", {"spaced_letters"}),
        ("from 1 to 5 %", "from 1 to 5 %", set()),
        ("ежедневно 0 , 9 % на счёт", "ежедневно 0,9% на счёт", {"spaced_letters"}),
        ("level 1 5 %, level 2 3 %", "level 1 5 %, level 2 3 %", set()),
        ("s o m e  w e a l t h at 1 5 %", "some  wealth at 15%", {"spaced_letters"}),
        ("parts 1 , 2 , 3 %", "parts 1 , 2 , 3 %", set()),
        ("①.③% or ⓪.05 BTC, 17.⑤ J", "1.3% or 0.05 BTC, 17.5 J", {"styled_letters"}),
        ("① ⓪ . 4 %", "10.4%", {"spaced_letters", "styled_letters"}),
        ("①, ② and ③. See ①.", "①, ② and ③. See ①.", set()),
        ("7,8 в cyтки", "7,8 в сутки", {"lookalike"}),
        ("r e f υ n d α b l e", "refundable", {"lookalike", "spaced_letters"}),
        ("\u202e%\u061c3\u202c daily", "3% daily", {"bidi"}),
        ("2\u00ad5%", "25%", {"soft_hyphen"}),
        ("Ver\u00adsiche\u00adrung", "Versicherung", set()),
        ("co\u200bpied", "copied", {"zero_width"}),
        ("end\u200b of line\ufeff", "end of line", set()),
        ("👨\u200d👩\u200d👧 family", "👨👩👧 family", set()),
        ("می\u200cشود", "میشود", set()),
        ("\u202e%3\u202c daily", "3% daily", {"bidi"}),
        ("\u200fשלום\u200e 3%", "שלום 3%", set()),
        ("lợi nhua\u0323\u0302n", "lợi nhuận", set()),
        ("c\u0336e\u0336rtain", "certain", {"styled_letters"}),
        ("“Quoted” – dash — ellipsis…", "“Quoted” – dash — ellipsis…", set()),
        ("½, ², ³, №, ™, ©, €, 3¹", "½, ², ³, №, ™, ©, €, 3¹", set()),
        ("ışık, İstanbul, Straße, œuvre", "ışık, İstanbul, Straße, œuvre", set()),
    ],
)
def test_each_disguise_is_undone_and_ordinary_writing_kept(
    written: str, plain: str, kinds: set[str]
) -> None:
    layer = undo("text", written)
    assert layer.plain == plain
    assert {kind for kind, _ in layer.disguises} == kinds


_CLEAN = {
    "en": "It’s simple – deposit $1,000.50 and earn “up to” 3 % a day… see § 4.",
    "de": "Zinsen in Höhe von 4,5 % p. a.; die Einlage fließt zurück.",
    "fr": "Jusqu’à 3 % par jour : « capital rendu » à l’échéance.",
    "es": "¡Gana un 2,5 % diario! ¿Cómo? Año tras año.",
    "pt": "Não há garantia; rendimento médio de 1,2 % ao mês.",
    "tr": "Günlük %3 kazanç, ışık hızında ödeme, İade garantisi.",
    "vi": "Lợi nhuận 3% mỗi ngày, hoàn vốn sau 60 ngày, rút tiền dễ dàng.",
    "id": "Untung 3% per hari, modal kembali.",
    "ru": "Доход 3 % в день, вклад возвращается через 60 дней. USDT и BTC.",
    "ja": "毎日３％の収益、元本は６０日後に返還（税別）。ビットコインＢＴＣ。",
    "ko": "매일 3% 수익, 60일 후 원금 반환. 비트코인 BTC",
    "zh-Hant": "每日收益３％，６０天後返還本金（無手續費）：ＵＳＤＴ、BTC。①註冊②入金",
    "zh-Hans": "每日收益3%，60天后返还本金（无手续费）：USDT、BTC。①注册②入金",
    "ar": "ربح يومي ٣٪ لمدة ٦٠ يومًا",
    "el": "Κέρδος 3% την ημέρα για 60 ημέρες, BTC και USDT.",
    "hi": "प्रतिदिन ३% लाभ, ६० दिन।",
    "uk": "Прибуток 3 % на день, вклад повертається.",
    "emoji": "🚀 Join ❤️ now 👍🏽 1️⃣ 🇻🇳 👩‍💻 ✔️ ☀️",
}


@pytest.mark.parametrize("language", _CLEAN)
def test_clean_writing_shows_no_disguise(language: str) -> None:
    assert undo("text", _CLEAN[language]).disguises == ()


@pytest.mark.parametrize("clean", ["", "Plain words, 3 % a day.", "Größe – “ça” 中文。"])
def test_text_without_disguise_is_not_copied(clean: str) -> None:
    layer = undo("text", clean)
    assert layer.plain is clean
    assert layer.origin is None


def test_a_disguise_is_named_with_the_words_it_touches() -> None:
    layer = undo("text", "We pay gu\u0430ranteed profit")
    ((kind, span),) = layer.disguises
    assert (kind, layer.plain[span.start : span.end]) == ("lookalike", "guaranteed")


def test_quotes_lead_back_to_what_is_written() -> None:
    document = read(Page.from_html("<p>We pay gu\u0430r\u200banteed \u202e%3\u202c a day</p>"))
    layer = document.layer("text")
    start = layer.plain.index("guaranteed")
    from_here = type(document.blocks[0].span)("text", start, start + len("guaranteed 3%"))
    assert document.plain(from_here) == "guaranteed 3%"
    assert document.quote(from_here) == "gu\u0430r\u200banteed \u202e%3"


_ODD = st.sampled_from(
    "\u200b\u200d\u00ad\u202e\u202c\u2066\u0301\u0336\ufe0f\u20e3"
    "а еоΑ０％①ⓐ𝐚𝟑٣٪ᴀ\u00a0\u3000lO0% .-\n\t|"
)
_MESSY = st.lists(st.one_of(_ODD, st.characters(codec="utf-8"), st.sampled_from("abc 12%")),
                  max_size=80).map("".join)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(_MESSY)
def test_origin_always_leads_into_the_text(text: str) -> None:
    layer = undo("text", text)
    if layer.origin is None:
        assert len(layer.plain) == len(text)
    else:
        assert len(layer.origin) == len(layer.plain)
        assert all(0 <= i < len(text) for i in layer.origin)
    for _, span in layer.disguises:
        assert 0 <= span.start < span.end <= len(layer.plain)
        start, end = layer.original(span.start, span.end)
        assert 0 <= start < end <= len(text)


def test_marks_without_ink_are_no_reason_to_join_digits() -> None:
    assert undo("text", "a0\u200b 0\u200b%\u200b000").plain == "a0 0%000"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abcdefghijklmnop 0123456789%.,", max_size=60), st.randoms())
def test_marks_without_ink_never_change_what_is_read(text: str, random: object) -> None:
    shuffled = getattr(random, "choice")  # noqa: B009 -- hypothesis's own Random
    noisy = "".join(c + shuffled(["", "\u200b", "\u2060", "\u00ad", "\ufeff"]) for c in text)
    assert undo("text", noisy).plain == undo("text", text).plain


_WORDS = st.lists(st.text(alphabet="abdeghiknoprstuy", min_size=2, max_size=9), max_size=9)


@settings(max_examples=200, deadline=None)
@given(_WORDS, st.sampled_from([_BOLD, _CIRCLED, _WIDE]))
def test_words_in_another_style_read_like_plain_ones(
    words: list[str], style: dict[str, str]
) -> None:
    text = " ".join(words)
    styled = "".join(style.get(c, c) for c in text)
    assert undo("text", styled).plain == text


@pytest.mark.parametrize(
    "html",
    [
        "<div><span>\u202etiderC\u202c</span><span>\u202e%3\u202c</span></div>",
        "<div>Credit <bdo dir=rtl>%3</bdo></div>",
        "<div>Credit <i style='unicode-bidi: bidi-override; direction: rtl'>%3</i></div>",
        "<div>&#x202e;%3 tiderC&#x202c;</div>",
        "<pre>Credit <bdo dir=rtl>%3</bdo></pre>",
    ],
)
def test_what_is_shown_from_right_to_left_is_read_so(html: str) -> None:
    layer = read(Page.from_html(html)).layers[0]
    assert layer.plain == "Credit 3%"
    assert {kind for kind, _ in layer.disguises} == {"bidi"}


def test_a_disguised_plan_is_a_card_as_the_plain_one_is() -> None:
    plain = "<ul><li>Brook: pay 25 USDT, get 2 %</li><li>Stream: pay 50 USDT, get 3 %</li></ul>"
    shown = read(Page.from_html(plain)).blocks
    written = read(Page.from_html(plain.replace("5", "\u200b5").replace("%", "\u200b％"))).blocks
    assert [b.card for b in written] == [b.card for b in shown]
    assert min(b.card for b in shown) >= 0
