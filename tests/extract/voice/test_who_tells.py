"""Who tells of a figure: victims, forums, regulators and teachers tell of others' promises."""

import pytest

from analyzer.types.claim import ReturnRate, Stance
from tests.extract.claims.shorthand import reading_of

REPORTED = {
    "a neighbour's warning": "说每天领 3% 的那个链接是骗局，我舅舅的钱没了，大家别扫码。",
    "a victim, in Cantonese": (
        "佢教我喺手機裝個錢包。佢話每日有 2%，我試過提一次。之後錢包清零，我報咗警，追返機會好細。"
    ),
    "a question in a forum": "同事話每日 2% 嗰隻嘢，有冇人玩過？係咪呃人㗎？多謝各位巴打。",
    "a regulator's list": (
        "Unauthorised persons added in May. The firm has never been authorised by the Commission. "
        "It offers a fixed 3% per week."
    ),
    "a lesson, in Spanish": (
        "Clase 2 de matemáticas: la regla del 72. Un señor le ofrece 3% diario. ¿Qué le contesta?"
    ),
    "a hobby forum, in German": (
        "Thema: Alter Miner im Keller. Seite 1 von 2. Rechne doch selbst nach. Der da oben hat "
        "2,5 % am Tag geschrieben, das zahlt niemand. Bitte keine PN beantworten. Moderation"
    ),
    "a hobby forum, in Spanish": (
        "Foro de fierros. Página 1 de 3. Hay una página que te alquila equipos y paga 2% diario. "
        "Moderación: acá no se spamean ponzis."
    ),
    "a neutral sheet of another's terms": (
        "Fernway: the plans as displayed on May 2. This series reprints what a site shows; we "
        "take no money. Oak 2% daily for 10 days. What is not stated: hashrate, pool, auditor."
    ),
    "a victim, in Portuguese": "Fui vítima: um moço me prometeu 5% ao dia e perdi tudo.",
    "a victim, in German": "Ich wurde betrogen: Man sagte mir, es gebe 4 % am Tag. Geld ist weg.",
    "a victim, in French": "On m'a promis 4 % par jour et j'ai perdu mes économies.",
}
OFFERED = {
    "a parishioner in the wrong group": (
        "Sorry, wrong group! The desk is still paying, 4% every week, capital out any time, "
        "if anyone wants the number."
    ),
    "a monitor that earns": (
        "Programme monitor. [ Votes ] [ Scam list ] [ Forum ] Elm Miner: 2% daily for 60 days, "
        "PAYING. Register through our link and get half of our commission back."
    ),
    "a portal that ranks for money": (
        "Testsieger: Harz Mining, 3 % am Tag. Zum Anbieter. Von der Redaktion geprüft."
    ),
    "a favour asked at the end": (
        "Vecina, es lo de la finca que le conté, dan 5% mensual fijo y mi hermano ya cobra, "
        "¿le paso el contacto?"
    ),
    "a speech in a script": (
        "Reel script. “This app is adding 2% every day to my balance, look at this number!” "
        "Caption: comment GO and I'll DM you."
    ),
}


@pytest.mark.parametrize("text", REPORTED.values(), ids=REPORTED.keys())
def test_what_others_promised_is_reported(text: str) -> None:
    assert _stances(text) == {Stance.REPORTED}


@pytest.mark.parametrize("text", OFFERED.values(), ids=OFFERED.keys())
def test_who_recommends_offers(text: str) -> None:
    assert _stances(text) == {Stance.OFFERED}


def _stances(text: str) -> set[Stance]:
    return {c.stance for c in reading_of(text).claims if isinstance(c.content, ReturnRate)}
