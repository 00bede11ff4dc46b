"""The language is told from the visible text."""

import pytest

from analyzer.text.language import detect

_SENTENCES = {
    "en": "Our mining contracts pay every day and the deposit is returned after sixty days.",
    "zh-Hant": "我們的雲端挖礦合約每日派發收益，到期後返還本金，請於會員中心查詢。",
    "zh-Hans": "我们的云挖矿合约每日派发收益，到期后返还本金，请在会员中心查询。",
    "es": "Nuestros contratos de minería pagan todos los días y el depósito se devuelve al final.",
    "ru": "Наши контракты приносят доход каждый день, а вклад возвращается в конце срока.",
    "pt": "Os nossos contratos de mineração pagam todos os dias e o depósito é devolvido no fim.",
    "vi": "Hợp đồng khai thác của chúng tôi trả lãi hằng ngày và hoàn vốn khi kết thúc kỳ hạn.",
    "id": "Kontrak penambangan kami membayar setiap hari dan modal dikembalikan di akhir masa.",
    "de": "Unsere Verträge zahlen jeden Tag aus, und die Einlage wird am Ende zurückgegeben.",
    "fr": "Nos contrats de minage versent chaque jour un revenu et le dépôt est rendu à la fin.",
    "tr": "Madencilik sözleşmelerimiz her gün ödeme yapar ve yatırılan para sonunda iade edilir.",
    "ja": "当社のクラウドマイニング契約は毎日収益を支払い、満期に元本を返します。",
    "ko": "저희 클라우드 채굴 계약은 매일 수익을 지급하고 만기에 원금을 돌려드립니다.",
}


@pytest.mark.parametrize(("language", "sentence"), _SENTENCES.items())
def test_a_sentence_is_enough(language: str, sentence: str) -> None:
    assert detect(sentence, "") == language


@pytest.mark.parametrize(("language", "sentence"), _SENTENCES.items())
def test_the_text_outweighs_what_the_page_declares(language: str, sentence: str) -> None:
    assert detect(sentence * 4, "xx") == language
    assert detect(sentence * 4, "en") == language


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("", "", "und"),
        ("", "pt-BR", "pt"),
        ("", "zh-TW", "zh-Hant"),
        ("", "zh-CN", "zh-Hans"),
        ("3% 100 USDT", "tr", "tr"),
        ("12 345 %", "", "und"),
        ("算力 100 TH", "zh-HK", "zh-Hant"),
        ("算力 100 TH", "", "zh-Hans"),
        ("Bitcoin", "xx", "und"),
        ("https://offer.example/plans", "", "und"),
        ("雲端挖礦 " + "BTC USDT TH/s " * 3, "", "zh-Hant"),
    ],
)
def test_short_texts_fall_back_on_what_is_declared(text: str, declared: str, language: str) -> None:
    assert detect(text, declared) == language


def test_a_language_that_is_none_of_ours_is_undetermined() -> None:
    assert (
        detect("Onze contracten keren elke dag uit en de inleg komt na zestig dagen terug.", "")
        == "und"
    )
