import type { Schema } from 'hast-util-sanitize';

/** Where an author's id stands on our page it begins with this, so that it can name nothing of ours. */
export const idPrefix = 'author-';

const text =
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em ' +
  'figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q rp rt ruby s samp section small ' +
  'span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr font';
const media = 'area audio img map picture source track video iframe';
/** Presentation only. Elements in which a browser would read HTML again (`annotation-xml`, `foreignObject`, …) are left out. */
const maths =
  'math mi mn mo ms mspace mtext mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts none ' +
  'mtable mtr mtd mrow mstyle mpadded mphantom menclose merror semantics';
const drawing =
  'svg g path rect circle ellipse line polyline polygon text tspan defs linearGradient radialGradient stop clipPath marker';

const drawingAttributes = [
  ...'clipPath cx cy d dx dy fill fillOpacity fillRule fontSize fontWeight gradientTransform gradientUnits height markerEnd'.split(
    ' ',
  ),
  ...'markerHeight markerMid markerStart markerWidth offset opacity orient points preserveAspectRatio r refX refY rx ry'.split(
    ' ',
  ),
  ...'stopColor stopOpacity stroke strokeDashArray strokeLineCap strokeLineJoin strokeOpacity strokeWidth textAnchor'.split(
    ' ',
  ),
  ...'transform viewBox width x x1 x2 y y1 y2'.split(' '),
];

/**
 * What an author's HTML may consist of on our pages: text, tables, figures, media, presentation MathML and simple drawings.
 * No script, handler, form, style sheet, nor a class of ours that could lay something over the page. Style properties,
 * links and frames are looked at again in `clean.ts`.
 */
export const schema: Schema = {
  tagNames: [text, media, maths, drawing].flatMap((names) => names.split(' ')),
  // Their text would be code or nonsense as prose.
  strip: ['script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'title', 'textarea', 'select', 'object'],
  ancestors: {
    tbody: ['table'],
    thead: ['table'],
    tfoot: ['table'],
    tr: ['table'],
    td: ['table'],
    th: ['table'],
    caption: ['table'],
    colgroup: ['table'],
    col: ['table'],
    source: ['audio', 'video', 'picture'],
    track: ['audio', 'video'],
    area: ['map'],
  },
  attributes: {
    '*': [
      'ariaDescribedBy',
      'ariaHidden',
      'ariaLabel',
      'ariaLabelledBy',
      // Names that our own style sheet gives to author prose; any other class could be one of ours.
      [
        'className',
        'detailed-solution',
        'problem-header',
        'lead',
        'note',
        'important',
        'tip',
        'warning',
        'sr-only',
        /^language-\w+$/,
      ],
      'align',
      'dir',
      'height',
      'id',
      'lang',
      'style',
      'title',
      'width',
    ],
    a: ['href', 'name', ['target', '_blank'], 'download', 'hrefLang'],
    area: ['alt', 'coords', 'href', 'shape', ['target', '_blank']],
    map: ['name'],
    img: ['alt', 'src', 'useMap', ['loading', 'lazy']],
    source: ['src', 'type', 'media'],
    track: ['src', 'kind', 'label', 'srcLang', 'default'],
    audio: ['src', 'controls', 'loop', 'muted', ['preload', 'none', 'metadata']],
    video: ['src', 'controls', 'loop', 'muted', 'poster', 'playsInline', ['preload', 'none', 'metadata']],
    iframe: ['src', 'allowFullScreen'],
    table: ['border', 'cellPadding', 'cellSpacing', 'summary'],
    td: ['colSpan', 'headers', 'rowSpan', 'vAlign'],
    th: ['abbr', 'colSpan', 'headers', 'rowSpan', 'scope', 'vAlign'],
    col: ['span'],
    colgroup: ['span'],
    ol: ['reversed', 'start', 'type'],
    ul: ['type'],
    li: ['value'],
    blockquote: ['cite'],
    q: ['cite'],
    del: ['cite', 'dateTime'],
    ins: ['cite', 'dateTime'],
    time: ['dateTime'],
    details: ['open'],
    math: ['display', 'mathvariant'],
    mo: ['fence', 'form', 'largeop', 'lspace', 'rspace', 'separator', 'stretchy', 'symmetric'],
    mi: ['mathvariant'],
    mspace: ['depth'],
    mfrac: ['linethickness'],
    mstyle: ['displaystyle', 'scriptlevel'],
    mtable: ['columnalign', 'columnspacing', 'rowalign', 'rowspacing'],
    mtd: ['columnspan', 'rowspan'],
    menclose: ['notation'],
    ...Object.fromEntries(drawing.split(' ').map((name) => [name, drawingAttributes])),
  },
  required: {},
  clobber: ['ariaDescribedBy', 'ariaLabelledBy', 'headers', 'id', 'name'],
  clobberPrefix: idPrefix,
  protocols: {
    cite: ['http', 'https'],
    href: ['http', 'https', 'mailto', 'tel'],
    poster: ['http', 'https'],
    src: ['http', 'https', 'data'],
  },
  allowComments: false,
  allowDoctypes: false,
};
