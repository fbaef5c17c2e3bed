"""What a browser shows of HTML elements, and what not: a browser test asks Chromium about each row."""

from __future__ import annotations

PROBE = '<sup class="ib-cite probe">seen</sup>'
SHOWN = (
    *("<dialog open>{}</dialog>", "<map name=a>{}</map>", "<ruby>a<rt>{}</rt></ruby>", "<button>{}</button>"),
    *("<details open>{}</details>", "<details><summary>{}</summary></details>", "<optgroup>{}</optgroup>"),
    *("<svg><foreignObject width=90 height=90>{}</foreignObject></svg>", "<marquee>{}</marquee>"),
    *("<del>{}</del>", "<label>{}</label>", "<menu>{}</menu>", "<desc>{}</desc>", "<symbol>{}</symbol>"),
    *('<div aria-hidden="true">{}</div>', "<div inert>{}</div>", "<div data-hidden>{}</div>"),
    *('<div class="hidden">{}</div>', "<math><mtext>{}</mtext></math>", "<noelement>{}</noelement>"),
    *('<div style="display:block">{}</div>', '<div style="display:none;display:block">{}</div>'),
    *('<div style="visibility:visible">{}</div>', '<div style="content-visibility:auto">{}</div>'),
    *('<div style="opacity:.5">{}</div>', '<div style="font-size:0.8em">{}</div>'),
    *('<div style="font-size:-1px">{}</div>', '<div style="clip-path:inset(0)">{}</div>'),
    *('<div style="display">{}</div>', '<div style="">{}</div>', '<div style="max-height:0">{}</div>'),
    *("<object>{}</object>", "<p><canvas></p><p>{}</p>", "<p><span hidden></p><p>{}</p>"),
)
HIDDEN = (
    *("<dialog>{}</dialog>", "<canvas>{}</canvas>", "<audio>{}</audio>", "<audio controls>{}</audio>"),
    *("<video>{}</video>", "<datalist>{}</datalist>", "<select><option>{}</option></select>"),
    *("<progress>{}</progress>", "<meter>{}</meter>", "<ruby>a<rp>{}</rp></ruby>", "<textarea>{}</textarea>"),
    *("<svg><desc>{}</desc></svg>", "<svg><title>{}</title></svg>", "<iframe>{}</iframe>"),
    *(
        '<object data="data:text/plain,x">{}</object>',
        '<object type="image/png">{}</object>',
        "<xmp>{}</xmp>",
    ),
    *("<title>{}</title>", "<noscript>{}</noscript>", "<template>{}</template>", "<noembed>{}</noembed>"),
    *("<noframes>{}</noframes>", "<div popover>{}</div>", "<div hidden>{}</div>", '<div hidden="">{}</div>'),
    *('<div hidden="until-found">{}</div>', '<div hidden="false">{}</div>', "<DIV HIDDEN>{}</DIV>"),
    *('<div style="display:none">{}</div>', '<div style="DISPLAY : NONE ! important">{}</div>'),
    *('<div style="color:red;display:none">{}</div>', '<div style="/* x */ display: none; /* y">{}</div>'),
    *('<div style="display:none!important;display:block">{}</div>', "<div style=display:none>{}</div>"),
    *('<div style="visibility:hidden">{}</div>', '<div style="visibility: collapse;">{}</div>'),
    *('<div style="content-visibility:hidden">{}</div>', '<div style="opacity:0">{}</div>'),
    *('<div style="opacity:0.0">{}</div>', '<div style="opacity:0%">{}</div>'),
    *('<div style="opacity:-1">{}</div>', '<div style="font-size:0">{}</div>'),
    *('<div style="font-size:0px">{}</div>', '<div style="clip-path:inset(50%)">{}</div>'),
    *('<div style="clip-path:inset(100%)">{}</div>', '<div style="clip-path:circle(0)">{}</div>'),
    *("<div hidden><p>a</p><p>{}</p></div>", "<p><dialog></p><p>{}</p></dialog>"),
    *('<p><object type="image/png"></p><p>{}</p></object>', "<p><select></p><p>{}</p></select>"),
)
ON_DEMAND = ("<details>{}</details>",)
"""What a reader can open counts as shown."""
