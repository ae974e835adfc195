import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cssString, html, trusted } from '../../../src/main/features/reports/html.ts';

describe('html', () => {
  it('shows markup in a name as text', () => {
    const name = `<script>alert("1 & 2")</script>'=1+1`;

    const cell = html`<td title="${name}">${name}</td>`.text;

    expect(cell).toBe(
      '<td title="&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;&#39;=1+1">&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;&#39;=1+1</td>',
    );
  });

  it('leaves nested markup and lists of it as they are', () => {
    const rows = ['a<b', 'c'].map((name) => html`<li>${name}</li>`);

    expect(html`<ol>${rows}${trusted('<hr>')}</ol>`.text).toBe('<ol><li>a&lt;b</li><li>c</li><hr></ol>');
  });

  it('shows zero, and nothing for null, undefined and false', () => {
    expect(html`[${0}${null}${undefined}${false}${''}]`.text).toBe('[0]');
  });

  it('drops control characters and torn surrogates', () => {
    expect(html`${'a\u0000b\u0007c\ud800d'}`.text).toBe('abc\ufffdd');
  });

  it('lets no text end an element, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe('a CSS string', () => {
  it('ends neither itself nor its rule nor the style element', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"}', '</style>', '\\', '\n', 'a"; x{', '\\22')),
        (text) => {
          const inner = cssString(text).slice(1, -1);

          // What is left beside plain characters are escapes: a backslash, hex digits, a space.
          expect(inner.replace(/\\[0-9a-f]{1,6} /g, '')).not.toMatch(/[^A-Za-z0-9 \u00a0-\u{10ffff}]/u);
        },
      ),
    );
  });

  it('keeps Chinese readable', () => {
    expect(cssString('义乌"恒达"')).toBe('"义乌\\22 恒达\\22 "');
  });
});
