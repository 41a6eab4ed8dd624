# SPDX-License-Identifier: MIT
"""200 texts that do something where they are not taken as text. Each would set `window.hacked` where it runs as a script,
or leaves a mark that the tests look for."""

RUNS = "window.hacked=1"

MARKUP = [
    f"<script>{RUNS}</script>", f"</script><script>{RUNS}</script>", f"<SCRIPT>{RUNS}</SCRIPT>", f"<scr<script>ipt>{RUNS}</script>",
    f"<script src=data:text/javascript,{RUNS}></script>", f"<script type=module>{RUNS}</script>", f"</title><script>{RUNS}</script>",
    f"</style><script>{RUNS}</script>", f"</textarea><script>{RUNS}</script>", f"</noscript><script>{RUNS}</script>",
    f"--><script>{RUNS}</script>", f"]]><script>{RUNS}</script>", f"<!--<script>{RUNS}</script>-->", "<!--<script>", "<!--", "-->",
    f"<img src=x onerror={RUNS}>", f"<img src=x onerror=\"{RUNS}\">", f"<img/src/onerror={RUNS}>", f"<svg onload={RUNS}>",
    f"<svg/onload={RUNS}>", f"<svg><script>{RUNS}</script></svg>", f"<svg><animate onbegin={RUNS} attributeName=x dur=1s>",
    f"<body onload={RUNS}>", f"<iframe srcdoc='<script>parent.{RUNS}</script>'>", f"<iframe src=javascript:{RUNS}>",
    f"<object data=javascript:{RUNS}>", f"<embed src=javascript:{RUNS}>", f"<a href=javascript:{RUNS}>x</a>",
    f"<form action=javascript:{RUNS}><button>x</button></form>", f"<button formaction=javascript:{RUNS}>x</button>",
    f"<input autofocus onfocus={RUNS}>", f"<select autofocus onfocus={RUNS}>", f"<details open ontoggle={RUNS}>",
    f"<video><source onerror={RUNS}></video>", f"<audio src=x onerror={RUNS}>", f"<marquee onstart={RUNS}>",
    f"<math><mtext><script>{RUNS}</script></mtext></math>", f"<template><script>{RUNS}</script></template>",
    "<base href='https://evil.example/'>", "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">", "<link rel=stylesheet href=//evil.example/a.css>",
    "<style>*{display:none}</style>", "<plaintext>", "<xmp>", "<textarea>", "<title>", "</table>", "</div></div></div>", "</body></html>",
    "<b>bold</b>", "<b", "<", ">", "<>", "</", "<a name=journeyrank-data>", "<div id=journeyrank-view>", "<div id=journeyrank-data>{}</div>",
    "<img name=view>", "<form id=view><input name=decision></form>", "<p hidden>", "<button disabled>", "<custom-element>",
]  # fmt: skip

ATTRIBUTES = [
    f'" onmouseover="{RUNS}', f"' onmouseover='{RUNS}", f"` onmouseover=`{RUNS}", f'" autofocus onfocus="{RUNS}" x="',
    f"' autofocus onfocus='{RUNS}' x='", f'"><script>{RUNS}</script>', f"'><script>{RUNS}</script>", f'"/><img src=x onerror={RUNS}>',
    '" style="position:fixed;inset:0', '" hidden "', '" class="unseen', '" aria-hidden="true', '"', "'", "`", '""', "''", "=", '" =', "\\\"",
    "&quot; onload=&quot;x", "&#34;&#62;", "&lt;script&gt;", "&amp;", "&amp;lt;", "&#x3c;script&#x3e;", "&", "&#0;", "&nbsp", "&notit;",
]  # fmt: skip

SCRIPTS = [
    f"';{RUNS}//", f'";{RUNS}//', f"`;{RUNS}//", f"${{{RUNS}}}", f"`${{{RUNS}}}`", f"{{{{{RUNS}}}}}", f"<%= {RUNS} %>", f"#{{{RUNS}}}",
    f"\\';{RUNS}//", f'\\";{RUNS}//', f"*/{RUNS}/*", f"//\n{RUNS}", f"\u2028{RUNS}", f"\u2029{RUNS}", "\\u003cscript\\u003e", "\\x3cscript\\x3e",
    "\\", "\\\\", "\\n", "\\u2028", "\\u0000", "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "undefined", "null",
    "NaN", "true", "[object Object]", '{"live": false}', '"},{"id":"x', "]}", "',null,'", "--", "0", "-1", "1e999",
]  # fmt: skip

ADDRESSES = [
    f"javascript:{RUNS}", f"JaVaScRiPt:{RUNS}", f"java\tscript:{RUNS}", f"data:text/html,<script>{RUNS}</script>", f"vbscript:{RUNS}",
    "https://evil.example/?q=1", "//evil.example/x.js", "file:///etc/passwd", "blob:null/x", "about:blank", "../../x", "?x#y", "%3Cscript%3E",
    "[x](javascript:x)", "![x](https://evil.example/x.png)", "<https://evil.example>", "# heading", "| a | b |", "**bold** _it_", "~~~", "```", "---",
]  # fmt: skip

STYLES = [
    "url(https://evil.example/x)", "expression(1)", "@import 'https://evil.example/a.css'", "}*{display:none}", "/*", "*/", "; background: red",
    "red; position: fixed", "inset-inline-start: 0", "calc(1px)",
]  # fmt: skip

UNSEEN = [
    "a\u2028b", "a\u2029b", "\u202eabc", "\u202dabc", "\u202aabc", "\u202babc\u202c", "\u2066abc\u2069", "\u2067abc", "\u2068abc", "\u200eabc",
    "\u200fabc", "\ufeffabc", "a\u0085b", "a\u009bb", "\u007f", "a\u00a0b", "a\u200bb", "a\u0301\u0301\u0301b", "\u0645\u0631\u062d\u0628\u0627",
    "\ufffd", "\U0001f468\u200d\U0001f469", "\U000e0041",
]  # fmt: skip

TERMINALS = [
    "\x1b[31mred", "\x1b[2J", "\x1b]0;title\x07", "\x1b]8;;https://evil.example\x1b\\x", "\x1b[8mhidden", "a\rb", "a\nb", "a\tb", "\x07", "\x08\x08\x08",
    "\x0c", "\x9b31m", "a\r\nb",
]  # fmt: skip

FORMULAS = [
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example","x")', "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "=1,2", "'=1+1",
    '"=1+1"', "＝1+1", " =1+1", ";=1+1", ",=1+1",
]  # fmt: skip

HOSTILE = list(dict.fromkeys(MARKUP + ATTRIBUTES + SCRIPTS + ADDRESSES + STYLES + UNSEEN + TERMINALS + FORMULAS))
