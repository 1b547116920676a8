import { attributes, html } from "../../emulators/core/html.ts";

test("what is filled in is text, whatever it holds", () => {
  const hostile = `<script>alert("x" & 'y')</script>`;
  expect(html`<b title="${hostile}">${hostile}</b>`.markup).toBe(
    '<b title="&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;">' +
      "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;</b>",
  );
});

test("an object that looks like HTML but came from outside is no way in", () => {
  expect(html`${JSON.parse('["<b>"]')}`.markup).toBe("&lt;b&gt;");
});

test("templates go into templates as they are, lists piece by piece, and what is not there not at all", () => {
  const items = ["a", "<"].map((text) => html`<li>${text}</li>`);
  expect(
    html`<ul>
      ${items}${undefined}${false}${3}
    </ul>`.markup,
  ).toBe("<ul><li>a</li><li>&lt;</li>3</ul>");
});

test.each(["\0", "\x01", "\x0b", "\x1f", "\ufffe"])("the character %j, which no page may hold, is replaced", (sign) => {
  expect(html`<b>${`${sign}\t`}</b>`.markup).toBe("<b>\uFFFD\t</b>");
});

test("line breaks beside tags and values are left out; elsewhere one is a blank", () => {
  const page = html`<p class="a" id="b">two words ${"and"} more</p>`;
  expect(page.markup).toBe('<p class="a" id="b">two words and more</p>');
});

test("attributes are quoted; true is the name, what is false or not there is left out", () => {
  expect(attributes({ value: 'a"b', size: 3, checked: true, disabled: false, title: undefined }).markup).toBe(
    ' value="a&quot;b" size="3" checked="checked"',
  );
});
