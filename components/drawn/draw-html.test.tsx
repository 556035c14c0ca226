import fc from 'fast-check';
import { createElement, Fragment, type FunctionComponent, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { drawHtml } from './draw-html';
import { Drawn } from './drawn';

const text = fc.oneof(fc.string(), fc.constantFrom('a & b', '<b>', `"it's"`, ' ', '\u202e'));
const attributes = fc.record(
  {
    className: text,
    id: text,
    lang: text,
    title: fc.option(text, { nil: undefined }),
    href: fc.constantFrom('/courses/a?b=c&d', 'https://example.org/', 'mailto:a@example.org'),
    hidden: fc.boolean(),
    draggable: fc.boolean(),
    disabled: fc.boolean(),
    formNoValidate: fc.boolean(),
    tabIndex: fc.constantFrom(-1, 0),
    dateTime: text,
    strokeWidth: fc.constantFrom(1.8, '2'),
    strokeLinecap: fc.constant('round'),
    viewBox: fc.constant('0 0 24 24'),
    'aria-hidden': fc.boolean(),
    'aria-label': text,
    'data-state': fc.option(fc.oneof(text, fc.boolean(), fc.integer()), { nil: null }),
    style: fc.constant({ inlineSize: '12.5%', color: 'red' }),
  },
  { requiredKeys: [] },
);
const tags = ['p', 'a', 'span', 'svg', 'path', 'li', 'time', 'section'];

const { node: nodes } = fc.letrec<{ node: ReactNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(text, fc.integer(), fc.constantFrom(null, undefined, false, true)),
    fc
      .tuple(fc.constantFrom(...tags), attributes, fc.array(tie('node'), { maxLength: 4 }))
      .map(([tag, props, children]) => createElement(tag, props, ...children)),
    fc.array(tie('node'), { maxLength: 3 }).map((children) => createElement(Fragment, null, ...children)),
    fc.array(tie('node'), { maxLength: 3 }).map((children) => createElement(Twice, null, ...children)),
    fc
      .record({ tag: fc.constantFrom('br', 'hr'), props: attributes })
      .map(({ tag, props }) => createElement(tag, props)),
  ),
}));

const fields = fc.oneof(
  fc
    .record(
      {
        name: text,
        className: text,
        type: fc.constantFrom('text', 'radio', 'checkbox'),
        defaultChecked: fc.boolean(),
        autoComplete: fc.constant('off'),
        autoCapitalize: fc.constantFrom('none', undefined),
        spellCheck: fc.boolean(),
        size: fc.integer({ min: 1, max: 40 }),
        maxLength: fc.integer({ min: 1, max: 255 }),
        'aria-describedby': text,
      },
      { requiredKeys: [] },
    )
    .chain((props) =>
      fc.record({ value: text, defaultValue: text }, { requiredKeys: [] }).map((values) =>
        createElement('input', {
          ...('value' in values ? { value: values.value, readOnly: true } : values),
          ...props,
        }),
      ),
    ),
  fc
    .record({ name: text, defaultValue: fc.string({ unit: fc.constantFrom('\n', 'a', '<') }), rows: fc.constant(3) })
    .map((props) => createElement('textarea', props)),
  fc.record({ defaultValue: fc.constantFrom('', 'a', '<b>', 'none'), name: text, id: text }).map((props) =>
    createElement(
      'select',
      props,
      <option value="">Choose</option>,
      ['a', '<b>', 'a & b'].map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      )),
    ),
  ),
  fc
    .record({ name: text, value: text, className: text })
    .map((props) => createElement('button', { ...props, type: 'submit' }, 'Send')),
);

function Twice({ children }: { children?: ReactNode }) {
  return (
    <>
      {children}
      <b dangerouslySetInnerHTML={{ __html: '<i>&amp;</i>' }} />
      {children}
    </>
  );
}

describe('drawHtml', () => {
  it('draws what React draws', () => {
    fc.assert(
      fc.property(nodes, (node) => {
        expect(drawHtml(node)).toBe(renderToStaticMarkup(node));
      }),
      { numRuns: 1000 },
    );
  });

  it('draws fields with what they begin with, as React draws them', () => {
    fc.assert(
      fc.property(fields, (field) => {
        expect(drawHtml(field)).toBe(renderToStaticMarkup(field));
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves out an address that is a script, however it is spelled', () => {
    for (const href of [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'java\nscript:alert(1)',
      '\u0001javascript\t:x',
    ]) {
      expect(drawHtml(<a href={href}>x</a>)).toBe('<a>x</a>');
    }
  });

  it.each<[string, FunctionComponent | string, object, string]>([
    ['an event handler', 'button', { onClick: () => {} }, 'onClick'],
    ['a box that React ticks', 'input', { checked: true, readOnly: true }, 'React holds'],
    ['a select whose value React holds', 'select', { value: 'a' }, 'React holds'],
    ['a select of anything but options', 'select', { children: <b>x</b> }, 'Only options'],
    ['a prop without a known attribute', 'a', { itemProp: 'x' }, 'itemProp'],
    ['a component that waits', Waiting, {}, 'Only elements'],
    ['a component of the browser', Object.assign(() => null, { $$typeof: Symbol('reference') }), {}, 'the server'],
  ])('refuses %s', (_, type, props, said) => {
    expect(() => drawHtml(createElement(type, props))).toThrow(said);
  });
});

async function Waiting() {
  return <p />;
}

function Row() {
  return (
    <li className="row" id="a">
      <b>1 &lt; 2</b>
    </li>
  );
}

function Nothing() {
  return null;
}

describe('Drawn', () => {
  it('keeps the element that its child comes down to, and what stands in it as text', () => {
    const drawn = Drawn({ children: <Row /> });
    expect(drawn?.props).toEqual({ className: 'row', id: 'a', dangerouslySetInnerHTML: { __html: '<b>1 &lt; 2</b>' } });
    expect(renderToStaticMarkup(drawn)).toBe(renderToStaticMarkup(<Row />));
  });

  it('shows nothing where its child shows nothing, and wants one element', () => {
    expect(Drawn({ children: <Nothing /> })).toBeNull();
    expect(() => Drawn({ children: ['a', 'b'] })).toThrow('one element');
  });
});
