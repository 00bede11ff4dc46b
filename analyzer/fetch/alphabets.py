"""
What letters and characters languages use beyond ASCII: how a decoding is told from nonsense.

The alphabets are those of the languages' own orthographies.  The lists of frequent Chinese
characters and Korean syllables were written down by hand in rough order of use; whether a
character stands on a list only has to tell text from noise.
"""

from functools import cache

# Languages written in Latin letters; small letters only, capitals follow.
LATIN = {
    "Western": "àâæçèéêëîïôùûüÿœ",  # French
    "German": "äöüß",
    "Spanish": "áéíñóúüª",
    "Portuguese": "áâãàçéêíóôõúº",
    "Italian": "àèéìíîòóùú",
    "Catalan": "àçèéíïòóúü·",
    "Dutch": "àäáèéëêïíóöôüúî",
    "Nordic": "åäöæøéèàáüô",
    "Icelandic": "áðéíóúýþæö",
    "Finnish": "äöåšž",
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Slovak": "áäčďéíĺľňóôŕšťúýž",
    "Hungarian": "áéíóöőúüű",
    "Romanian": "ăâîșşțţ",
    "South Slavic": "čćđšž",
    "Albanian": "çë",
    "Turkish": "çğıöşüâîûi̇",
    "Azerbaijani": "çəğıöşü",
    "Lithuanian": "ąčęėįšųūž",
    "Latvian": "āčēģīķļņšūž",
    "Estonian": "äöõüšž",
    "Vietnamese": "ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵ\u0300\u0301\u0303\u0309\u0323",
    "Maltese": "ċġħżàèìòù",
    "Esperanto": "ĉĝĥĵŝŭ",
}

# Languages of other scripts in which every letter is beyond ASCII; frequent letters first,
# because code pages of one script share their letters and differ only in which is which.
OTHER = {
    "Russian": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "Ukrainian": "оаинвретсілкудмпзяьбгйчхцїжєшюфщґ",
    "Bulgarian": "аеиотнрсвлкдпмузгяъбщчцйжхфшюь",
    "Belarusian": "анеіорстклявпмдуьзыгўбйчэцхжшюёф",
    "Serbian and Macedonian": "аиоентрсвјкудпмлзгбчшцжњћхљфђџѓќѕ",
    "Greek": "αοιετσνρκπμλςυηδγάίόέχήωύώθφβξζψϊϋΐΰ",
    "Hebrew": "יוהלאתמרשבנםדחעקכגפסצטזןךףץ" + "".join(map(chr, range(0x5B0, 0x5C3))),
    "Arabic": "اليمنتربوعدسكفهةقأحجشصطخذثىزضغئءإظآؤیکپچگژں"
    + "".join(map(chr, range(0x64B, 0x653))),
    "Thai": "านรกเงอยมทวัลสีค่ดป้ไตบะขิืชพใแหุจผ็ำูณซถโศษธภฟญฐฉึฝฆฏฎฬ์ๆฑฒฌฯฤฮ๐๑๒๓๔๕๖๗๘๙",
}

HAN = (
    "的一是不了在人有我他这個个们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年"
    "过過发發后後作里裡裏用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些"
    "主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業"
    "外将將两兩高间間由问問很最重并並物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代"
    "内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气"
    "氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山"
    "金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完"
    "设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓"
    "识識候带帶导導争爭运運矿礦币幣挖算云雲投收益合约約每固息本还還返险險证證保回率润潤佣金级級推广廣天元质質押节節存"
    "款提现現平台臺註注册冊用户戶账帳号號网網站链鏈区塊块价價格费費电租购購买買卖賣交易钱錢包下载載客服联聯系"
    "請请閱阅讀读條条任何報报變变化難难度隨随六百零七八九期終终投資资"
)
JAPANESE = (
    "日一人年大本中国会上出生的前見行者分間後自新時手場合社用円月"
    "投資収益率毎回元契約利報酬登録無料期金計算保証"
)
HANGUL = (
    "이다는의에을를가하고한지로은기도사서어인대자리정시해나일수부제장전그게보원아만상주스동들과면여있구소공요"
    "성적조안유경진구연모무비계신위마러치관중실세관드트화생오내방국발학선미민니없습입할채굴투수익약관률금매반환클라우험따릅읽"
)


@cache
def frequent(characters: str) -> frozenset[str]:
    """Return a list of characters as a set."""
    return frozenset(characters)


@cache
def latin_alphabets() -> tuple[frozenset[str], ...]:
    """Return one set of letters, small and capital, per language."""
    return tuple(frozenset(x + x.upper()) for x in LATIN.values())


@cache
def other_alphabets() -> tuple[dict[str, float], ...]:
    """Return per language its letters with a weight: 1 for frequent ones, down to 0.4."""
    return tuple(_weighted(x) for x in OTHER.values())


def _weighted(letters: str) -> dict[str, float]:
    size = len(letters)
    small = {letter: 1.0 - 0.6 * max(0.0, i / size - 0.3) / 0.7 for i, letter in enumerate(letters)}
    return small | {letter.upper(): weight for letter, weight in small.items()}
