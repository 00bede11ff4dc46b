from analyzer.extract.voice import find_sentences
from analyzer.types.claim import Stance
from tests.extract.voice.documents import page


def test_a_bare_promise_is_offered() -> None:
    document = page("Put in 100 USDT, take 3 % every day.")
    assert [x.stance for x in find_sentences(document)] == [Stance.OFFERED]
