"""What tables, drawings and clusters need of a report, so that it need not be read again."""

from typing import Any

from analyzer.report.safe import harmless

Tree = dict[str, Any]
SHARED_KINDS = {  # referral codes tell who advertises, not who runs the offer
    "emails": "email",
    "phones": "phone",
    "telegram": "telegram",
    "whatsapp": "whatsapp",
    "line": "line",
    "wechat": "wechat",
    "analytics_ids": "analytics_id",
    "company_numbers": "company_number",
}


def figures_of(report: Tree) -> Tree:
    """Return the worst offer's promise and what is feasible, with the page's title and kind."""
    subject = report["subject"]
    worst = max(report["offers"], key=lambda x: x["score"] or 0, default=None)
    return {
        "title": harmless(subject["title"] or "", 160),
        "kind": subject["kind"],
        "language": subject["language"],
        "value": report["value"]["verdict"],
        "offers": len(report["offers"]),
        **(_promise(worst) if worst else {}),
    }


def _promise(offer: Tree) -> Tree:
    promised, feasible = offer["promised"], offer["feasible"]
    likely = feasible["variants"]["generous"]
    return {
        "product": offer["product"],
        "coin": offer["coin"],
        "daily": promised["daily_percent"],
        "multiple": promised["total_multiple"],
        "feasible": feasible["verdict"],
        "ceiling": feasible["ceiling"]["multiple"] if feasible["ceiling"] else None,
        "likely": likely["multiple"]["p50"] if likely else None,
    }


def handles_of(report: Tree) -> tuple[tuple[str, str], ...]:
    """Return by what the operator of a page can be recognised elsewhere, as (kind, value)."""
    found = report["identifiers"]
    wallets = [("wallet", f"{x['chain']}:{x['address']}") for x in found["wallets"]]
    others = [
        (kind, str(value))
        for plural, kind in SHARED_KINDS.items()
        for value in found.get(plural, ())
    ]
    return tuple(dict.fromkeys(wallets + others))
