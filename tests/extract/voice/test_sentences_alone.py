"""What a sentence says of itself, with nothing around it."""

import pytest

from analyzer.extract.voice import find_sentences
from analyzer.types.claim import Stance
from tests.extract.voice.documents import page

OFFERED = [
    "Put in 100 USDT, take 3 % every day.",
    "Not a scam: 3 % daily guaranteed.",
    "There is no risk: 2 % a day, paid at midnight.",
    "You will not lose a cent and earn 40 % a month.",
    "Zero fees and a fixed 1.5 % per day.",
    "Want 5 % a week? Our plans make it easy.",
    "We never delay: 2.4 % lands in your wallet each day.",
    "Why not earn guaranteed 3 % a day?",
    "Not only guaranteed, but paid daily: 2 %.",
    "Don't miss it, join now and get 120 % after 3 days!",
    "You cannot lose with our 4 % plan.",
    "日化 2.5%，保本保息，随时可提。",
    "零风险，每天固定收益 3%！",
    "不会亏损，不收手续费，每天返 3%。",
    "保證獲利，每月 20%，立即加入！",
    "不用懂技術，每天穩定 1.2% 入帳。",
]

REPORTED = [
    "They claim 3 % a day without any risk.",
    "Scammers often promise fixed daily returns of 2 %.",
    "The website says that its miners bring 4 % a day.",
    "Victims were told to expect 1.5 % per day.",
    "If someone offers you 5 % a week, walk away.",
    "Anyone who promises 2 % a day is lying.",
    "Is this legit: 3 % a day for 30 days?",
    "According to the indictment, investors were promised 20 % a month.",
    "Promises of 10 % a month should make you suspicious.",
    "Beware of plans that pay 3 % a day.",
    "Prosecutors said the company paid 1 % a day out of new deposits.",
    "该平台号称日化 2%，保本保息。",
    "業者聲稱每月獲利 20%，吸引民眾投資。",
    "歹徒打著綠能挖礦的旗號，保證年化 100%。",
    "集團以高額利潤 30% 為誘餌招攬會員。",
    "如果有人保證每天 3%，請立刻離開。",
    "日配 1% 的礦機是真的嗎？",
    "凡是承诺日息 2% 的项目都要警惕。",
]

DENIED = [
    "Returns are not guaranteed.",
    "A return of 8 % a year is not guaranteed.",
    "We do not promise any fixed return.",
    "Past performance is no guarantee of future results.",
    "Nobody can guarantee 3 % a day.",
    "This is not an offer of guaranteed returns.",
    "Neither profit nor capital can be guaranteed.",
    "No validator pays 10 % a month.",
    "There is no such thing as a risk-free 5 %.",
    "我們不保證任何收益。",
    "本产品并非零风险，收益不保证。",
    "沒有人能保證每天 3% 的獲利。",
    "預估年化 5%，不構成收益承諾。",
    "本公司没有任何保证收益的产品。",
]


def stances(sentence: str) -> set[Stance]:
    return {x.stance for x in find_sentences(page(sentence))}


@pytest.mark.parametrize("sentence", OFFERED)
def test_a_promise_in_the_page_s_own_voice_is_offered(sentence: str) -> None:
    assert stances(sentence) == {Stance.OFFERED}


@pytest.mark.parametrize("sentence", REPORTED)
def test_what_somebody_else_promises_is_reported(sentence: str) -> None:
    assert stances(sentence) == {Stance.REPORTED}


@pytest.mark.parametrize("sentence", DENIED)
def test_a_promise_that_is_taken_back_is_denied(sentence: str) -> None:
    assert Stance.DENIED in stances(sentence)
    assert Stance.REPORTED not in stances(sentence)


@pytest.mark.parametrize(
    ("sentence", "part", "stance"),
    [
        ("Our plan pays 3 % a day, but profits are not guaranteed.", "3 %", Stance.OFFERED),
        ("Our plan pays 3 % a day, but profits are not guaranteed.", "profits", Stance.DENIED),
        ("Others promise 9 % a day, but we pay an honest 2 %.", "9 %", Stance.REPORTED),
        ("Others promise 9 % a day, but we pay an honest 2 %.", "2 %", Stance.OFFERED),
        ("Estimated APR 5.2 % (not guaranteed)", "5.2", Stance.OFFERED),
        ("預估年化 5.2%（不保證）", "5.2", Stance.OFFERED),
        ("每日派息 1.2%，本金不保證。", "1.2", Stance.OFFERED),
        ("别家号称每天 9%，但我们每天实实在在给 2%。", "9%", Stance.REPORTED),
        ("别家号称每天 9%，但我们每天实实在在给 2%。", "2%", Stance.OFFERED),
    ],
)
def test_a_sentence_of_two_voices_is_given_in_parts(
    sentence: str, part: str, stance: Stance
) -> None:
    at = sentence.index(part)
    (found,) = [x for x in find_sentences(page(sentence)) if x.span.start <= at < x.span.end]
    assert found.stance is stance


BY_LANGUAGE = [
    ("es", "Gana un 2 % diario desde hoy.", Stance.OFFERED),
    ("es", "Aseguran que pagan un 2 % diario.", Stance.REPORTED),
    ("es", "La rentabilidad del 8 % no está garantizada.", Stance.DENIED),
    ("pt", "Receba 2 % ao dia na sua carteira.", Stance.OFFERED),
    ("pt", "Eles prometem 2 % ao dia.", Stance.REPORTED),
    ("pt", "O rendimento de 8 % não é garantido.", Stance.DENIED),
    ("fr", "Touchez 2 % par jour dès demain.", Stance.OFFERED),
    ("fr", "Ils promettent 2 % par jour.", Stance.REPORTED),
    ("fr", "Le rendement de 8 % n'est pas garanti.", Stance.DENIED),
    ("de", "Täglich 2 % auf Ihre Einlage.", Stance.OFFERED),
    ("de", "Die Betreiber behaupten, täglich 2 % zu zahlen.", Stance.REPORTED),
    ("de", "Eine Rendite von 8 % ist nicht garantiert.", Stance.DENIED),
    ("ru", "Получайте 2 % в день.", Stance.OFFERED),
    ("ru", "Организаторы обещали 2 % в день.", Stance.REPORTED),
    ("ru", "Доходность 8 % не гарантирована.", Stance.DENIED),
    ("vi", "Nhận 2 % mỗi ngày vào ví.", Stance.OFFERED),
    ("vi", "Họ hứa hẹn trả lãi 2 % mỗi ngày.", Stance.REPORTED),
    ("vi", "Lợi nhuận 8 % không được đảm bảo.", Stance.DENIED),
    ("id", "Terima profit 2 % per hari.", Stance.OFFERED),
    ("id", "Mereka menjanjikan 2 % per hari.", Stance.REPORTED),
    ("id", "Imbal hasil 8 % tidak dijamin.", Stance.DENIED),
    ("tr", "Her gün yüzde 2 kazanç cüzdanınızda.", Stance.OFFERED),
    ("tr", "Günlük %2 kazanç vaat ediyorlar.", Stance.REPORTED),
    ("tr", "%8 getiri garanti edilmez.", Stance.DENIED),
    ("ja", "毎日2%がウォレットに届きます。", Stance.OFFERED),
    ("ja", "業者は毎日2%の配当をうたっていた。", Stance.REPORTED),
    ("ja", "年8%の利回りは保証されません。", Stance.DENIED),
    ("ko", "매일 2%가 지갑으로 들어옵니다.", Stance.OFFERED),
    ("ko", "업체는 매일 2%를 준다고 주장했다.", Stance.REPORTED),
    ("ko", "연 8% 수익은 보장되지 않습니다.", Stance.DENIED),
]


@pytest.mark.parametrize(("language", "sentence", "stance"), BY_LANGUAGE)
def test_every_language_offers_reports_and_denies(
    language: str, sentence: str, stance: Stance
) -> None:
    document = page(sentence, language=language)
    assert {x.stance for x in find_sentences(document)} == {stance}
