"""The page: one offline file, written from a MapPlan through pyvis's Network and our own template.

pyvis holds nodes and edges and ships the vis-network bundle; its own templates are never called. Every
script and style is inlined and named by its hash in the content security policy, so that nothing else can
run; every text is data and reaches the page through `textContent`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from netzwerk.render.page.data import page_data
from netzwerk.terms import PUBLIC
from netzwerk.texts import asset, catalogue
from netzwerk.views.plan import MapPlan

__all__ = ["fixed_parts", "page_texts", "write_page"]

BUNDLE = "lib/vis-9.1.2/vis-network.min.js"
# The rooms of the page in the order in which they are inlined; each only knows those before it.
SCRIPTS = (
    "data", "texts", "state", "drafts", "filter", "shapes", "labels", "ties", "network", "pointer",
    "keyboard", "search", "legend", "panel", "details", "gaps", "matters", "graph", "whatif", "picture",
    "correct", "waves", "tables", "room", "story", "paper", "controls", "main",
)  # fmt: skip


def write_page(plan: MapPlan) -> str:
    """Return the whole page as HTML that opens from a file, without any request.

    Parameters
    ----------
    plan : MapPlan
        What stands where, and every text that belongs to it.

    Returns
    -------
    str
        One HTML document, in UTF-8 when written; the same plan gives the same text.

    Examples
    --------
    >>> import pandas as pd
    >>> from netzwerk.network import Network
    >>> from netzwerk.views import plan_map
    >>> net = Network.of(reports=pd.DataFrame({"source": ["<u>"], "target": ["B"]}))
    >>> page = write_page(plan_map(net))
    >>> page.startswith("<!DOCTYPE html>"), "<u>" in page, "unsafe-inline" in page
    (True, False, False)
    """
    from jinja2 import Environment

    *scripts, style = fixed_parts()
    texts = page_texts(plan.lang)
    if plan.edition == PUBLIC:  # who is not shown may still be a partner
        texts |= {key: texts["no_partner_public"] for key in ("no_partner", "alone", "alone_row")}
        texts["text_none"] = "{name}: " + texts["no_partner_public"]
    if not any(gap.type == "predicted" for gap in plan.gaps):  # for analysts, who ask for it
        texts.pop("gap.predicted", None)
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        asset("render/page/template.html.j2")
    )
    return template.render(
        plan=plan,
        t=texts,
        policy=_policy(scripts, style),
        style=style,
        scripts=scripts,
        data=as_json({**page_data(plan), "texts": texts}),
    )


def fixed_parts() -> tuple[str, ...]:
    """Return what is the same in every page: the bundle, the rooms of the page, and last its style."""
    return (_bundle(), *map(_script, SCRIPTS), asset("render/page/style.css"))


def page_texts(lang: str) -> dict[str, str]:
    """Return every sentence of the page in one language, without the room's name."""
    known = catalogue(lang)
    return {
        key.removeprefix(start): text
        for start in ("map.page.", "page.")
        for key, text in known.items()
        if key.startswith(start)
    }


def as_json(data: Mapping[str, Any]) -> str:
    r"""Return JSON that no HTML parser can leave: `<`, `>`, `&` and the two line separators escaped.

    Examples
    --------
    >>> as_json({"name": "</script>"})
    '{"name":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


@cache
def _bundle() -> str:
    """vis-network as pyvis ships it, with its licence, without the pointer to its source map."""
    text = (resources.files("pyvis") / BUNDLE).read_text("utf-8")
    return re.sub(r"\n?//# sourceMappingURL=.*\s*$", "\n", text)


@cache
def _script(name: str) -> str:
    return asset(f"render/page/{name}.js")


def _policy(scripts: list[str], style: str) -> str:
    """Return the content security policy: nothing runs or loads but what is named here by its hash."""
    allowed = " ".join(f"'{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src '{_digest(style)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
