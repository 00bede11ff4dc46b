"""Tell when what we hold is no readable page, and what the person can do."""

import re

from analyzer.types.document import Document, Where
from analyzer.types.message import Message, message
from analyzer.types.page import Form, Page

_FEW_WORDS = 200  # code points
_SHORT_PAGE = 1500  # code points; longer pages that mention a captcha are pages
_CAPTCHA = re.compile(
    r"just a moment\b|checking (?:if the site|your browser)|verif(?:y|ying) (?:that )?you are"
    r" (?:a )?human|are you a robot|not a robot|attention required!? \| cloudflare|ddos protection"
    r"|enable javascript and cookies to continue|security check|access denied|captcha"
    r"|安全验证|安全驗證|人机验证|人機驗證|滑动验证|请完成验证|請完成驗證|проверка браузера",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in|password|register)\b|登录|登錄|登入|密码|密碼|войти|пароль|contraseña"
    r"|iniciar sesión|senha|entrar|đăng nhập|anmelden|connexion|giriş|ログイン|로그인",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"<input[^>]{0,300}type\s*=\s*[\"']?password", re.IGNORECASE)
_OFFERS = re.compile(r"\d\s*[%％]|[$€£¥₹₽]\s*\d|\d\s*(?:USDT|USD|BTC|TH/s|元|天)")


def obstacle(document: Document, page: Page) -> Message | None:
    """Return why nothing can be judged here, None for a page that can be read."""
    seen = document.text.strip()
    missing = {gap.missing: gap.count for gap in document.gaps}
    if page.form is Form.HTML and len(seen) < _SHORT_PAGE:
        if _CAPTCHA.search(f"{document.title} {seen}") and not _OFFERS.search(seen):
            return message("obstacle.captcha")
        if _asks_for_password(seen, page):
            return message("obstacle.login")
    if _OFFERS.search(seen) or _holds_data(document):
        return None
    if "application_shell" in missing:
        return message("obstacle.shell")
    if len(seen) < _FEW_WORDS and missing.get("images", 0):
        return message("obstacle.images", count=missing["images"])
    return None if seen else message("obstacle.empty")


def cut_short(document: Document) -> Message | None:
    """Return that the page was longer than is read, None for one that was read whole."""
    too_long = any(gap.missing == "length" for gap in document.gaps)
    return message("obstacle.length") if too_long else None


def _asks_for_password(seen: str, page: Page) -> bool:
    if _OFFERS.search(seen) or len(seen) > _SHORT_PAGE // 2:
        return False
    return bool(_LOGIN.search(seen)) and any(_PASSWORD.search(sheet) for sheet in page.sheets)


def _holds_data(document: Document) -> bool:
    """Say whether plans can be read out of sight: in data, comments or hidden elements."""
    unseen = (Where.ATTRIBUTE, Where.SCRIPT, Where.COMMENT, Where.HIDDEN, Where.OPTION)
    return any(x.where in unseen and _OFFERS.search(x.text) for x in document.layers)
