"""What a person sees stands in one layer, in reading order; the rest stands apart."""

import pytest

from analyzer.text import read
from analyzer.types.document import Document
from analyzer.types.page import Page


def _read(html: str) -> Document:
    return read(Page.from_html(html, url="https://offer.example/a/b"))


def _layer(document: Document, where: str) -> str:
    return next((x.text for x in document.layers if x.where == where), "")


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<p>Earn   3 %\n a day</p>", "Earn 3 % a day"),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<b>4.50</b><i>%</i>", "4.50%"),
        ("<span>$</span><span>100</span>", "$100"),
        ("<span>4.50</span> <span>%</span>", "4.50 %"),
        ("<span>Daily</span><span>3%</span>", "Daily 3%"),
        ("<span>10%</span><span>Total</span>", "10% Total"),
        ("<span>38 907</span><span>members</span>", "38 907 members"),
        ("<span>gua</span><span>ranteed</span>", "guaranteed"),
        ("<span>1</span><span>0</span><span>%</span>", "10%"),
        ("<b>H</b>ashrate", "Hashrate"),
        ("<p>Terms <a href=a>Rules</a><a href=b>help</a></p>", "Terms Rules help"),
        ("<table><tr><td>4.50<td>%<tr><td>a<td>b</table>", "4.50\t%\na\tb"),
        ("<p>Line one<br>line two<br><br>Apart</p>", "Line one\nline two\nApart"),
        ("<p>They say <q>no risk</q>.</p>", "They say “no risk”."),
        ("<pre>a  b\n c</pre>", "a b\nc"),
        ("Sum: 3&nbsp;&#37; &amp; more", "Sum: 3\u00a0% & more"),
        ("<p>&nbsp;</p><div>\u200b</div><p>x</p>", "x"),
        ("<bdo dir=rtl>%3</bdo>", "\u202e%3\u202c"),
        ("<p>Earn <span hidden>no</span>5%</p>", "Earn 5%"),
        ("<iframe srcdoc='<p>Inside 4%</p>'></iframe>", "Inside 4%"),
        ("<details><summary>Fees</summary>2 %</details>", "Fees\n2 %"),
        ("<svg><title>Icon</title><text>7%</text></svg>", "7%"),
        ("plain words, no element", "plain words, no element"),
        ("<p>broken <b>markup</p> <i>still</b> read", "broken markup\nstill read"),
        ("a\x00b", "ab"),
        ("<input type=submit value='Invest now'><input value='5'>", "Invest now"),
        ("<input readonly value='120 USD'>", "120 USD"),
    ],
)
def test_the_text_reads_as_a_browser_shows_it(html: str, seen: str) -> None:
    assert _read(html).text == seen


@pytest.mark.parametrize(
    "hiding",
    [
        "<p hidden>{}</p>",
        "<p style='display:none'>{}</p>",
        "<p style='DISPLAY : none !important'>{}</p>",
        "<p style='visibility:hidden'>{}</p>",
        "<p style='font-size:0'>{}</p>",
        "<p style='font-size:1px;opacity:.02'>{}</p>",
        "<p style='opacity: 0.04'>{}</p>",
        "<p style='opacity:0'>{}</p>",
        "<p style='width:1px;height:1px;overflow:hidden'>{}</p>",
        "<p style='clip-path: inset(50%)'>{}</p>",
        "<style>.k{{height:1px;overflow:hidden}}</style><p class=k>{}</p>",
        "<p style='position:absolute;left:-9999px'>{}</p>",
        "<p style='text-indent:-9999px'>{}</p>",
        "<p style='color:#fff;background:white'>{}</p>",
        "<div style='background-color:#FFFFFF'><p style='color:white'>{}</p></div>",
        "<style>.x{{display:none}}</style><p class='a x'>{}</p>",
        "<style>#x, .y {{ margin: 0; visibility: hidden }}</style><p id=x>{}</p>",
        "<style>p.x.y{{display:none}}</style><p class='y x'>{}</p>",
        "<noscript><p>{}</p></noscript>",
        "<template><p>{}</p></template>",
    ],
)
def test_what_cannot_be_seen_is_kept_apart(hiding: str) -> None:
    document = _read("<p>Seen</p>" + hiding.format("Capital is never returned"))
    assert document.text == "Seen"
    assert _layer(document, "hidden") == "Capital is never returned"


@pytest.mark.parametrize(
    "showing",
    [
        "<p aria-hidden=true>{}</p>",
        "<p style='font-size:0.9em'>{}</p>",
        "<p style='font-size:11px;opacity:.5'>{}</p>",
        "<p style='opacity:0;transition:opacity 1s'>{}</p>",
        "<p style='width:100%;height:10px;overflow:hidden'>{}</p>",
        "<p style='color:#fff;background:#003'>{}</p>",
        "<p style='color:transparent;-webkit-background-clip:text'>{}</p>",
        "<p class='wow fadeIn' style='visibility:hidden'>{}</p>",
        "<style>.tab{{display:none}}.tab.on{{display:block}}</style><p class='tab on'>{}</p>",
        "<style>@media print{{.x{{display:none}}}}</style><p class=x>{}</p>",
        "<style>.x:hover{{display:none}}</style><p class=x>{}</p>",
        "<body style='display:none'><p>{}</p></body>",
    ],
)
def test_what_can_be_seen_is_not_called_hidden(showing: str) -> None:
    assert _read(showing.format("Read me")).text == "Read me"


@pytest.mark.parametrize(
    ("html", "where", "text"),
    [
        ("<title> Gold\n plans </title>", "title", "Gold plans"),
        ("<meta name=description content='3% daily'>", "meta", "3% daily"),
        ("<meta property=og:title content='Mine'>", "meta", "Mine"),
        ("<img src=x alt='20% after 3 days'>", "alt", "20% after 3 days"),
        ("<i title='Licence 12'></i>", "alt", "Licence 12"),
        ("<select><option>9% AFTER 3 DAYS<option>Gold</select>", "option", "9% AFTER 3 DAYS\nGold"),
        ("<!-- <div><h3>VIP</h3><p>9% daily</p></div> -->x", "comment", "VIP\n9% daily"),
        ("<!-- Linen: 2.4% / day\nVelvet: 3.1% / day -->", "comment",
         "Linen: 2.4% / day\nVelvet: 3.1% / day"),
    ],
)  # fmt: skip
def test_what_is_out_of_sight_has_its_own_layer(html: str, where: str, text: str) -> None:
    assert _layer(_read(html), where) == text


@pytest.mark.parametrize(
    "note", ["<!--[if IE 9]><p>old</p><![endif]-->", "<!-- /wp:paragraph -->", "<!-- header -->"]
)
def test_notes_of_the_makers_are_no_text(note: str) -> None:
    assert _layer(_read(note + "<p>x</p>"), "comment") == ""


def test_layers_come_in_a_fixed_order_the_visible_first() -> None:
    document = _read(
        "<title>t</title><meta name=description content=d><!-- <p>comment words</p> -->"
        "<p hidden>h</p><p>x</p><script>var plans=[{min: 5, rate: 3}]</script>"
    )
    assert [x.where for x in document.layers] == [
        "text", "title", "meta", "comment", "hidden", "script",
    ]  # fmt: skip
    assert document.blocks[0].span.where == "text"


def test_links_are_absolute_and_point_at_their_words() -> None:
    document = _read("<p>See <a href='../terms'>the terms</a> or <a href='mailto:a@b.c'>write</a>")
    assert [(x.url, document.quote(x.span)) for x in document.links] == [
        ("https://offer.example/terms", "the terms"),
        ("mailto:a@b.c", "write"),
    ]


def test_a_broken_address_stays_as_it_is() -> None:
    document = _read("<a href='http://[::1'>x</a>")
    assert document.links[0].url == "http://[::1"
