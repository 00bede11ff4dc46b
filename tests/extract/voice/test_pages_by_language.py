"""In each language: a seller's page sells, and a warning that reprints its words does not."""

import pytest

from analyzer.extract.voice import find_sentences
from analyzer.types.claim import Stance
from tests.extract.voice.documents import page

PAGES = {
    "es": (
        "Elige tu plan: 2 % diario durante 30 días. Regístrate hoy e invita a tus amigos.",
        (
            "La policía advierte de una estafa: la web ofrecía un plan con 2 % diario. "
            "No envíes dinero y denuncia."
        ),
    ),
    "pt": (
        "Escolha seu plano: 2 % ao dia por 30 dias. Cadastre-se já e convide amigos.",
        (
            "A polícia investiga um golpe: o site tinha um plano com 2 % ao dia. "
            "Não envie dinheiro e registre boletim de ocorrência."
        ),
    ),
    "fr": (
        "Choisissez votre formule : 2 % par jour pendant 30 jours. Inscrivez-vous dès aujourd'hui.",
        (
            "L'AMF met en garde contre une arnaque : la formule rapportait 2 % par jour. "
            "Ne versez pas d'argent, portez plainte."
        ),
    ),
    "de": (
        "Wählen Sie Ihren Tarif: 2 % täglich, 30 Tage. Jetzt registrieren und Freunde einladen.",
        (
            "Die Polizei warnt vor Betrügern: Der Tarif mit 2 % täglich war erfunden. "
            "Überweisen Sie kein Geld und erstatten Sie Strafanzeige."
        ),
    ),
    "ru": (
        "Выберите тариф: 2 % в день, 30 дней. Начните зарабатывать и приглашайте друзей.",
        (
            "Полиция задержала мошенников: тариф с 2 % в день оказался финансовой пирамидой. "
            "Не переводите деньги."
        ),
    ),
    "vi": (
        "Chọn gói: 2 % mỗi ngày trong 30 ngày. Đăng ký ngay và mời bạn bè.",
        (
            "Công an cảnh báo lừa đảo: gói 2 % mỗi ngày chỉ là chiêu trò chiếm đoạt tài sản. "
            "Tuyệt đối không chuyển tiền."
        ),
    ),
    "id": (
        "Pilih paket: 2 % per hari selama 30 hari. Daftar sekarang dan ajak teman.",
        (
            "Polisi menangkap penipu: paket 2 % per hari itu investasi bodong. "
            "Jangan transfer dan segera lapor polisi."
        ),
    ),
    "tr": (
        "Planını seç: 30 gün boyunca günde %2. Hemen kayıt ol, arkadaşlarını davet et.",
        (
            "Polis dolandırıcıları yakaladı: günde %2 veren plan saadet zinciri çıktı. "
            "Para göndermeyin, suç duyurusunda bulunun."
        ),
    ),
    "ja": (
        "プランを選ぶだけ。30日間、毎日2%。今すぐ登録して友達を招待しましょう。",
        (
            "警察は投資詐欺に注意を呼びかけている。毎日2%のプランで被害者は老後資金を失った。"
            "絶対に送金しないでください。"
        ),
    ),
    "ko": (
        "플랜 선택 후 30일 동안 매일 2%. 지금 가입하고 친구 초대하세요.",
        (
            "경찰은 사기 피해를 막기 위해 주의보를 냈다. 매일 2% 상품은 폰지 사기였다. "
            "돈을 보내지 마세요."
        ),
    ),
}
ROWS = [
    (language, text, stance)
    for language, (offer, warning) in PAGES.items()
    for text, stance in ((offer, Stance.OFFERED), (warning, Stance.REPORTED))
]


@pytest.mark.parametrize(("language", "text", "stance"), ROWS)
def test_the_same_plan_is_offered_by_its_seller_and_reported_by_a_warning(
    language: str, text: str, stance: Stance
) -> None:
    document = page(text, language=language)
    at = document.layers[0].plain.index("2")
    (found,) = [x for x in find_sentences(document) if x.span.start <= at < x.span.end]
    assert found.stance is stance


@pytest.mark.parametrize(("language", "text", "stance"), ROWS)
def test_an_unknown_language_changes_nothing(language: str, text: str, stance: Stance) -> None:
    del language
    at = text.index("2")
    (found,) = [x for x in find_sentences(page(text)) if x.span.start <= at < x.span.end]
    assert found.stance is stance


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Mise de 500 €, 2 % par jour. Restitution de la mise le dernier jour."),
        ("es", "Aporte de 500 USD, 2 % diario. Aviso de riesgo: lea el contrato."),
        ("de", "Einlage 500 €, 2 % täglich. Gerichtsstand ist Wien."),
        ("pt", "Aporte de R$ 500, 2 % ao dia. Não é pirâmide nem jogo."),
        ("ru", "Взнос 500 USD, 2 % в день. Спор решает арбитражный суд."),
        ("tr", "500 dolar koy, günde %2 al. Yetkili mahkemeler İzmir'dedir."),
    ],
)
def test_a_word_that_only_looks_like_a_warning_turns_no_offer_round(
    language: str, text: str
) -> None:
    document = page(text, language=language)
    assert find_sentences(document)[0].stance is Stance.OFFERED
