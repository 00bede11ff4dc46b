"""What a page says as a whole: who promises depends on who stands behind the words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.extract.voice import find_sentences
from analyzer.types.claim import Stance
from analyzer.types.document import Block, BlockKind, Document, Layer, Span
from tests.extract.voice.documents import page

HEADING, ITEM, CELL, QUOTE = (
    BlockKind.HEADING,
    BlockKind.ITEM,
    BlockKind.CELL,
    BlockKind.QUOTE,
)
PLANS = [(CELL, "Copper"), (CELL, "from 50 USDT"), (CELL, "1.2 % daily"), (CELL, "20 days")]


def stance_at(document: Document, words: str) -> Stance:
    """Return the stance of the sentence that holds `words`."""
    at = document.layers[0].plain.index(words)
    (found,) = [x for x in find_sentences(document) if x.span.start <= at < x.span.end]
    return found.stance


REVIEW_AGAINST = page(
    (HEADING, "Quarrel Mining: a review of the arithmetic"),
    "By Edda Storm, savings desk. I asked the company three times where its machines are.",
    (HEADING, "The price list"),
    *PLANS,
    (HEADING, "Verdict"),
    "1.2 % a day is 438 % a year. Do not send money; if you already did, report it to the police.",
    title="Is Quarrel Mining a scam? Our verdict",
)
REVIEW_FOR = page(
    (HEADING, "Quarrel Mining review: 90 days of steady income"),
    "I recommend it to everybody who is tired of the bank. Sign up through my link for a bonus.",
    *PLANS,
    "Withdrawals arrive within minutes. Some people ask whether it is a scam; I was paid.",
    title="Quarrel Mining review 2026",
)
SELLER = page(
    (HEADING, "Choose your plan"),
    *PLANS,
    (BlockKind.CONTROL, "Invest now"),
    "Our miners run in Iceland. Invite friends and earn 8 %.",
    "“I earn 40 USDT a day!” says Tom, a member since March.",
    title="Quarrel Mining",
)
NEWS_THAT_SELLS = page(
    (HEADING, "Retired teacher, 67, wins back her independence with 1.2 % a day"),
    "By our reporter. Mrs. Oda claimed nothing but her pension until a friend showed her Quarrel.",
    "Register now: new users get a 15 USDT bonus. Choose a plan and start mining now.",
    *PLANS,
    "For more information visit quarrel.example or download the app.",
    title="Morning Ledger: what to watch out for when choosing a miner",
)
WARNING = page(
    (HEADING, "Red flags in mining offers"),
    (ITEM, "Guaranteed profit of 2 % a day"),
    (ITEM, "100 % return after 30 days"),
    (ITEM, "Sign up now, only three places left"),
    "If you paid already, call the police. Victims rarely see their money again.",
    title="How to spot a mining scam",
)
SELLER_WITH_LIST = page(
    (HEADING, "Our contracts"),
    "We sell hashrate from our own hall. Order now, pay per TH/s and day: 0.05 USD.",
    (HEADING, "Warning signs of dishonest sellers"),
    (ITEM, "A fixed 1 % a day"),
    (ITEM, "A reward of 10 % for recruiting"),
    (HEADING, "Prices"),
    (ITEM, "0.048 USD per TH/s and day from 500 TH/s"),
    title="Hall of Hash: our plans and prices",
)
FORUM = page(
    (HEADING, "Is this legit?"),
    "Posted by lantern_7. My uncle got this from a colleague:",
    (QUOTE, "Silver plan 300 EUR, 2 % a day, join now and get a bonus of 20 EUR"),
    "Has anyone been paid?",
    "Reply to lantern_7: 2 % a day for a year is 1,377 times your money. It is a Ponzi scheme.",
    title="Is this legit? - Savings forum",
)
LESSON_ZH = page(
    (HEADING, "雲端挖礦與質押：退休族該知道的事"),
    "本文比較兩種方式，整理合理的收益範圍，並提醒常見的詐騙話術。",
    (HEADING, "合理的報酬是多少？"),
    (ITEM, "雲端算力：扣除電費與手續費後，年收益約 5–10%"),
    (ITEM, "以太幣質押：年化 3–4%"),
    (HEADING, "這些話請當成警訊"),
    (ITEM, "保證高利潤，年化 100% 到 800%"),
    (ITEM, "每日固定收益 1%，隨時提領"),
    (ITEM, "無風險挖礦，立即加入"),
    "遇到上述情況請勿匯款，並撥打 165 查證。",
    title="雲端挖礦詐騙怎麼辨別",
)
POSTER_ZH = page(
    "听到这些话，请立刻停下来！",
    "✘ “矿机一台 3000，每天产 90，一个月回本”\n✘ “保本保息，日化 1%，立即加入”",
    "遇到可疑情况请报警。反诈专线 96110。",
)
CHAT_ZH = page("家人们，G2 矿机今晚涨价，现在 3600 一台，每天产 118，31 天回本，要上车的私我！")
PRESS_RELEASE = page(
    "PRESS RELEASE",
    (HEADING, "Quarrel Mining launches contracts for holders of every coin"),
    "“We pay 1.2 % a day because our energy is green,” said the chief executive.",
    "According to the company, the 500 USD contract returns 6 USD every day.",
    "Register and get 15 USD. Media contact: press@quarrel.example.",
)
HIDES_BEHIND_WARNINGS = page(
    (HEADING, "Beware of fraud"),
    "Scammers and fraudsters are everywhere, say police. Do not send money to strangers.",
    "Victims should report it to the police. Watch for red flags and warning signs.",
    (HEADING, "Copper and silver contracts"),
    *PLANS,
    (BlockKind.CONTROL, "Invest now"),
)
COURT = page(
    (HEADING, "Promoter of node plan sentenced to seven years"),
    "The court found that the defendant had sold nodes with 12 % a month to 900 people.",
    "A Gold node cost 30,000 and paid 3,600 a month.",
    "Half of the victims were older than sixty.",
)

PAID_PIECE = page(
    (HEADING, "Night porter, 52, tells how Tallowmint pays for his dinners"),
    "By our reporter. Readers asked about it; the column last month brought many letters.",
    "The system returns 1.6 % a day, from 300 EUR, for 60 days.",
    (BlockKind.CONTROL, "Register now"),
    "Comments (12). Last updated 3 March. Our editor answers on Monday.",
    title="Second income: what readers want to know",
)
CALCULATOR_ZH = page(
    (HEADING, "複利計算機"),
    "帳戶每日固定入帳 0.9%，今天的收益明天就替您工作。",
    "最低 50 USDT，30 天一期。",
    "一千變多少？自己拉拉看。",
    "每一筆都看得到。",
    "數字每小時更新。",
    (HEADING, "小提醒"),
    "中途提領會重新起算。",
    "到期自動續期。",
)
LESSON = page(
    (HEADING, "Block 9: what one machine finds"),
    "The whole network runs at 640 EH/s; ours has 90 TH/s.",
    "90 ÷ 640,000,000 × 450 = 0.000063 BTC a day, 3.90 USD.",
    "So a machine of 1,800 USD earns 3.90 USD a day before power.",
)
ASKING = page(
    "A colleague shows me an app: 20 USD in, 1.10 USD every day for a month.",
    "Is this safe? Has anyone been paid by it? What do you think?",
)
CARELESS_SELLER = page(
    (HEADING, "Copper plan"),
    *PLANS,
    "Is that a pyramid? It is not a pyramid, and no friend of ours calls it a scam.",
    "Machines stand in the north.",
    "Payment runs at noon.",
    "You need no skill.",
    "Numbers are in USDT.",
)
HONEST_COURT = page(
    "Rent 100 TH/s for 5 USD a day, 30 days. Competent court: Reykjavik.",
)

PROMISES = [
    (REVIEW_AGAINST, "1.2 % daily", Stance.REPORTED),
    (REVIEW_AGAINST, "from 50 USDT", Stance.REPORTED),
    (REVIEW_FOR, "1.2 % daily", Stance.OFFERED),
    (SELLER, "1.2 % daily", Stance.OFFERED),
    (SELLER, "I earn 40 USDT", Stance.OFFERED),
    (NEWS_THAT_SELLS, "1.2 % daily", Stance.OFFERED),
    (NEWS_THAT_SELLS, "15 USDT bonus", Stance.OFFERED),
    (WARNING, "2 % a day", Stance.REPORTED),
    (WARNING, "Sign up now", Stance.REPORTED),
    (SELLER_WITH_LIST, "0.05 USD", Stance.OFFERED),
    (SELLER_WITH_LIST, "A fixed 1 %", Stance.REPORTED),
    (SELLER_WITH_LIST, "0.048 USD", Stance.OFFERED),
    (FORUM, "2 % a day, join", Stance.REPORTED),
    (FORUM, "1,377 times", Stance.REPORTED),
    (LESSON_ZH, "5–10%", Stance.REPORTED),
    (LESSON_ZH, "3–4%", Stance.REPORTED),
    (LESSON_ZH, "800%", Stance.REPORTED),
    (LESSON_ZH, "固定收益 1%", Stance.REPORTED),
    (LESSON_ZH, "無風險挖礦", Stance.REPORTED),
    (POSTER_ZH, "每天产 90", Stance.REPORTED),
    (POSTER_ZH, "日化 1%", Stance.REPORTED),
    (CHAT_ZH, "每天产 118", Stance.OFFERED),
    (PRESS_RELEASE, "1.2 % a day", Stance.OFFERED),
    (PRESS_RELEASE, "6 USD every day", Stance.OFFERED),
    (HIDES_BEHIND_WARNINGS, "1.2 % daily", Stance.OFFERED),
    (PAID_PIECE, "1.6 % a day", Stance.OFFERED),
    (CALCULATOR_ZH, "0.9%", Stance.OFFERED),
    (LESSON, "3.90 USD a day before", Stance.REPORTED),
    (ASKING, "1.10 USD every", Stance.REPORTED),
    (CARELESS_SELLER, "1.2 % daily", Stance.OFFERED),
    (HONEST_COURT, "5 USD a day", Stance.OFFERED),
    (COURT, "12 % a month", Stance.REPORTED),
    (COURT, "3,600 a month", Stance.REPORTED),
]


@pytest.mark.parametrize(("document", "words", "stance"), PROMISES)
def test_a_promise_is_whose_the_page_makes_it(
    document: Document, words: str, stance: Stance
) -> None:
    assert stance_at(document, words) is stance


def test_a_list_after_an_introduction_belongs_to_those_it_names() -> None:
    document = page(
        "They promise the following:",
        (ITEM, "1 % a day"),
        (ITEM, "capital back"),
        "Our own desk pays nothing of the kind.",
    )
    assert stance_at(document, "1 % a day") is Stance.REPORTED
    assert stance_at(document, "capital back") is Stance.REPORTED


def test_out_of_sight_layers_speak_in_the_frame_of_the_page() -> None:
    hidden = '{"plan": "Copper", "daily": "1.2 %"}'
    layers = (*WARNING.layers, Layer("script", hidden, hidden))
    blocks = (*WARNING.blocks, Block(Span("script", 0, len(hidden)), BlockKind.CODE))
    found = find_sentences(Document(layers, blocks, "en"))
    assert found[-1].span.where == "script"
    assert found[-1].stance is Stance.REPORTED


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(BlockKind)), st.text(min_size=1, max_size=200))))
def test_sentences_lie_in_their_blocks_in_order_and_cover_every_word(
    parts: list[tuple[BlockKind, str]],
) -> None:
    document = page(*parts)
    found = find_sentences(document)
    last = 0
    for sentence in found:
        assert document.blocks[sentence.block].span.covers(sentence.span)
        assert last <= sentence.span.start < sentence.span.end
        last = sentence.span.end
    spoken = sum(len("".join(document.plain(x.span).split())) for x in found)
    assert spoken == sum(len("".join(text.split())) for _, text in parts)


@pytest.mark.parametrize(
    "unit",
    ["a", "1 % ", "not guaranteed ", "“", "「", "they promise ", "。", "\n", '"', "if someone "],
)
def test_a_long_monotonous_block_is_cut_without_quadratic_time(unit: str) -> None:
    """The time limit of the test run guards this promise."""
    assert find_sentences(page(unit * (100_000 // len(unit)) + "x"))


def test_a_question_answered_with_no_is_denied() -> None:
    faq = page(
        (HEADING, "Does more hashrate make for a certain income?"),
        "No. Earnings move with difficulty.",
        (HEADING, "Is the pool open at night?"),
        "Yes.",
    )
    assert stance_at(faq, "certain income") is Stance.DENIED
    assert stance_at(faq, "open at night") is not Stance.DENIED
