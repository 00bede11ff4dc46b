"""Text is read in its own encoding, declared or not, and lies about it are seen through."""

# ruff: noqa: E501 - a row of a table reads best as one line

import pytest

from analyzer.fetch.charset import decode

SAMPLES = {
    "zh-Hans": (
        "云算力合约：每日固定收益百分之三，六十天到期返还本金。投资有风险，收益会随挖矿难度和币价变化。",
        ["gb18030", "gbk", "gb2312", "utf-8"],
    ),
    "zh-Hant": (
        "雲端挖礦合約：每日固定收益百分之三，六十天到期返還本金。投資有風險，收益會隨挖礦難度和幣價變化。",
        ["big5", "gb18030", "utf-8"],
    ),
    "ja": (
        "クラウドマイニング契約：毎日３％の固定収益、六十日後に元本を返還します。投資にはリスクがあります。",
        ["shift_jis", "euc_jp", "iso2022_jp", "utf-8"],
    ),
    "ko": (
        "클라우드 채굴 계약: 매일 3% 고정 수익, 60일 후 원금 반환. 투자에는 위험이 따릅니다.",
        ["euc_kr", "cp949", "iso2022_kr", "utf-8"],
    ),
    "ru": (
        "Договор облачного майнинга: твёрдый доход три процента в день, возврат вклада через два месяца.",
        ["windows-1251", "koi8-r", "iso8859_5", "cp866", "utf-8"],
    ),
    "uk": (
        "Договір хмарного майнінгу: сталий дохід три відсотки на день, її внесок повертають через два місяці.",
        ["windows-1251", "koi8-u", "utf-8"],
    ),
    "el": (
        "Συμβόλαιο εξόρυξης: σταθερή απόδοση τρία τοις εκατό την ημέρα, επιστροφή του κεφαλαίου μετά.",
        ["windows-1253", "iso8859_7"],
    ),
    "he": (
        "חוזה כרייה בענן: תשואה קבועה של שלושה אחוזים ביום, החזר הקרן לאחר שישים יום.",
        ["windows-1255", "iso8859_8"],
    ),
    "ar": (
        "عقد التعدين السحابي: عائد ثابت ثلاثة بالمئة يوميا، وإعادة رأس المال بعد ستين يوما.",
        ["windows-1256", "iso8859_6"],
    ),
    "th": ("สัญญาขุดเหมืองบนคลาวด์ ผลตอบแทนคงที่ร้อยละสามต่อวัน คืนเงินต้นหลังหกสิบวัน", ["cp874"]),
    "de": (
        "Verträge über Wolkenbergbau: täglich drei Prozent, Rückzahlung nach sechzig Tagen, größere Beträge möglich.",
        ["windows-1252", "iso8859_1", "iso8859_15"],
    ),
    "fr": (
        "Contrat de minage : rendement fixe de trois pour cent par jour, capital remboursé après soixante jours, intérêts versés à l’échéance dès le début, reçu envoyé.",
        ["windows-1252"],
    ),
    "es": (
        "Contrato de minería: rendimiento fijo del tres por ciento al día, devolución después de sesenta días, inversión con garantía, ningún daño.",
        ["windows-1252", "iso8859_1"],
    ),
    "pt": (
        "Contrato de mineração: rendimento fixo de três por cento ao dia, devolução após sessenta dias. Não há risco.",
        ["windows-1252", "iso8859_1"],
    ),
    "pl": (
        "Umowa kopania w chmurze: stały zysk trzy procent dziennie, zwrot kapitału po sześćdziesięciu dniach, żadnych strat.",
        ["windows-1250", "iso8859_2"],
    ),
    "cs": (
        "Smlouva o těžbě v cloudu: pevný výnos tři procenta denně, vrácení vkladu po šedesáti dnech, příště více.",
        ["windows-1250", "iso8859_2"],
    ),
    "hu": (
        "Felhőbányászati szerződés: napi három százalék fix hozam, a tőke hatvan nap után visszajár, előre küldött összegű.",
        ["windows-1250", "iso8859_2"],
    ),
    "tr": (
        "Bulut madenciliği sözleşmesi: günde yüzde üç sabit kazanç, altmış gün sonra anapara iadesi, şartları okuyunuz.",
        ["windows-1254", "iso8859_9"],
    ),
    "lt": (
        "Debesų kasybos sutartis: fiksuota trijų procentų dienos grąža, kapitalo grąžinimas po šešiasdešimt dienų, įmonė žymi.",
        ["windows-1257", "iso8859_13"],
    ),
}  # fmt: skip

WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"]
LIES = ["utf-8", "gbk", "big5", "shift_jis", "euc-kr", "windows-1251", "koi8-r"]
PAGE = "<!doctype html><html><head>{meta}<title>{title}</title></head><body><h1>Plan</h1><p>{text}</p></body></html>"

CASES = [(language, x) for language, (_, encodings) in SAMPLES.items() for x in encodings]


def page(language: str, meta: str = "") -> str:
    text = SAMPLES[language][0]
    return PAGE.format(meta=meta, title=text[:10], text=text)


@pytest.mark.parametrize(("language", "encoding"), CASES)
class TestEveryEncoding:
    def test_without_declaration(self, language: str, encoding: str) -> None:
        assert decode(page(language).encode(encoding)).text == page(language)

    def test_plain_text(self, language: str, encoding: str) -> None:
        text = SAMPLES[language][0]
        assert decode(text.encode(encoding), "text/plain").text == text

    def test_declared_by_header(self, language: str, encoding: str) -> None:
        said = f"text/html; charset={encoding}"
        assert decode(page(language).encode(encoding), said).text == page(language)

    def test_declared_by_meta(self, language: str, encoding: str) -> None:
        written = page(language, f'<meta charset="{encoding}">')
        assert decode(written.encode(encoding), "text/html").text == written

    def test_header_and_meta_contradict(self, language: str, encoding: str) -> None:
        written = page(
            language, f'<meta http-equiv=content-type content="text/html; charset={encoding}">'
        )
        assert decode(written.encode(encoding), "text/html; charset=utf-8").text == written

    def test_lied_about(self, language: str, encoding: str) -> None:
        for lie in LIES:
            read = decode(page(language).encode(encoding), f"text/html; charset={lie}")
            assert read.text == page(language), lie


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize(
    "said", ["", "text/html; charset=windows-1252", "text/html; charset=utf-16"]
)
def test_wide_encodings(language: str, encoding: str, said: str) -> None:
    assert decode(page(language).encode(encoding), said).text == page(language)


@pytest.mark.parametrize(
    "label", ["rot13", "unicode_escape", "utf-7", "idna", "zlib", "no-such", "hex"]
)
def test_only_encodings_of_pages_are_believed(label: str) -> None:
    text = "<p>+AGE- \\u0041 3 % daily"
    assert decode(text.encode(), f"text/html; charset={label}").text == text


def test_a_broken_character_does_not_spoil_a_page() -> None:
    raw = page("zh-Hans").encode() * 20 + b"\xe4\xba"
    assert decode(raw, "text/html; charset=gbk").encoding == "utf-8"


@pytest.mark.parametrize(
    "raw", [b"", b"plain", b"\xff", b"\xfe\xff", b"\x00\x00", b"\x81\x81\x81", bytes(range(256))]
)
def test_any_bytes_give_some_text(raw: bytes) -> None:
    assert isinstance(decode(raw, "text/html; charset=x").text, str)
