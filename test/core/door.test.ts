import { createServer, IncomingMessage } from "node:http";
import { Socket, type AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";

import { MAX_BODY_BYTES, readBytes } from "../../emulators/core/http/body/bytes.ts";
import { listen } from "../../emulators/core/http/server.ts";
import { millisecondsSince } from "../support/cpu-time.ts";
import { post, type Answer } from "../support/post.ts";
import { openTiny } from "../support/tiny-emulator.ts";
import { bodyOf, sendRaw, statusesIn } from "../support/wire.ts";

const { app, last } = await openTiny();
const server = await listen(app, { port: 0, host: "127.0.0.1" });
afterAll(() => server.close());

const JSON_TYPE = "application/json";
const XML_TYPE = "application/xml";
const MAPPED_TYPE = "application/mapped+xml";

type Body = string | Buffer | readonly (string | Buffer)[];
type Headers = Readonly<Record<string, string | number>>;

const echo = (type: string, body: Body, headers: Headers = {}): Promise<Answer> =>
  post(`${server.url}/echo`, { headers: { "content-type": type, ...headers }, body });

/** What the operation got as body. */
const read = async (type: string, body: Body, headers: Headers = {}): Promise<unknown> => {
  const { status, text } = await echo(type, body, headers);
  expect([status, status === 200 ? "" : text]).toEqual([200, ""]);
  return (JSON.parse(text) as { body: unknown }).body;
};

/** The status and the refusal's words. */
const refusal = async (type: string, body: Body, headers: Headers = {}): Promise<unknown> => {
  const { status, text } = await echo(type, body, headers);
  return { status, ...(JSON.parse(text) as object) };
};

const malformed = (syntax: string, message: unknown = expect.any(String)): object => ({
  status: 400,
  code: "malformed",
  details: { syntax },
  message,
});

const TOO_LARGE = { status: 413, code: "too-large", details: { limit: MAX_BODY_BYTES } };

const textOf = (length: number): string => JSON.stringify("x".repeat(length - 2));

// Limits.

test("a body of exactly the limit is read, declared and in chunks", async () => {
  const body = textOf(MAX_BODY_BYTES);
  expect(await read(JSON_TYPE, body)).toHaveLength(MAX_BODY_BYTES - 2);
  expect(await read(JSON_TYPE, [body.slice(0, 10), body.slice(10)])).toHaveLength(MAX_BODY_BYTES - 2);
});

test("a body of one byte more is refused, declared and in chunks", async () => {
  const body = textOf(MAX_BODY_BYTES + 1);
  expect(await refusal(JSON_TYPE, body)).toMatchObject({
    ...TOO_LARGE,
    message: "The body has 1048577 bytes; at most 1048576 are read.",
  });
  expect(await refusal(JSON_TYPE, [body.slice(0, 10), body.slice(10)])).toMatchObject(TOO_LARGE);
  expect(await refusal(XML_TYPE, body)).toMatchObject(TOO_LARGE);
});

test("a declared length beyond the limit is refused before a byte is sent", async () => {
  const answer = await sendRaw(
    server.port,
    "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 50000000\r\n\r\n",
  );
  expect(statusesIn(answer)).toEqual([413]);
  expect(JSON.parse(bodyOf(answer))).toMatchObject({ code: "too-large" });
});

test("a client that sends 20 MB before it reads still gets its refusal", async () => {
  expect(await refusal(JSON_TYPE, Buffer.alloc(20_000_000, 0x20))).toMatchObject(TOO_LARGE);
});

test("an empty body is no body", async () => {
  for (const type of [JSON_TYPE, XML_TYPE, "text/plain"]) expect(await read(type, "")).toBeUndefined();
  expect(await read(JSON_TYPE, [])).toBeUndefined();
  expect(await read(JSON_TYPE, gzipSync(""), { "content-encoding": "gzip" })).toBeUndefined();
});

test("a body that breaks off hurts nobody", async () => {
  const { connect } = await import("node:net");
  const socket = connect(server.port, "127.0.0.1");
  socket.write("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  expect(await read(JSON_TYPE, "1")).toBe(1);
});

test("a body whose client has gone away before anybody read it is refused, not waited for", async () => {
  const request = Object.assign(new IncomingMessage(new Socket()), { headers: { "content-length": "5" } });
  request.destroy();
  await expect(readBytes(request)).rejects.toMatchObject({ code: "malformed", details: { syntax: "http" } });
});

// Content-Encoding.

const DOCUMENT = JSON.stringify({ text: "x".repeat(10_000) });

test.each([
  ["gzip", gzipSync],
  ["x-gzip", gzipSync],
  ["GZip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
  [" gzip ", gzipSync],
])("a body in %s is unpacked", async (encoding, pack) => {
  expect(await read(JSON_TYPE, pack(Buffer.from(DOCUMENT)), { "content-encoding": encoding })).toEqual(
    JSON.parse(DOCUMENT),
  );
  const packed = pack(Buffer.from("<a>ä</a>"));
  expect(await read(XML_TYPE, packed, { "content-encoding": encoding })).toMatchObject({ text: "ä" });
});

test("identity is no encoding", async () => {
  expect(await read(JSON_TYPE, "1", { "content-encoding": "identity" })).toBe(1);
  expect(await read(JSON_TYPE, "1", { "content-encoding": "" })).toBe(1);
});

test.each([
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
])(
  "50 MB packed in %s are refused at the limit",
  async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(MAX_BODY_BYTES);
    expect(await refusal(JSON_TYPE, bomb, { "content-encoding": encoding })).toMatchObject({
      ...TOO_LARGE,
      message: "The body has more than 1048576 bytes when unpacked; at most 1048576 are read.",
    });
    // Packing 50 MB takes a busy machine its time.
  },
  30_000,
);

test.each(["compress", "zstd", "gzip, gzip", "gzip,br", "identity, gzip", "*", "__proto__", "constructor"])(
  "Content-Encoding: %s is not read",
  async (encoding) => {
    expect(await refusal(JSON_TYPE, gzipSync("1"), { "content-encoding": encoding })).toMatchObject({
      status: 415,
      code: "unsupported-media-type",
      details: { encoding },
    });
  },
);

test.each(["gzip", "deflate", "br"])("what is no %s is refused", async (encoding) => {
  expect(await refusal(JSON_TYPE, "no such data", { "content-encoding": encoding })).toEqual(
    malformed("encoding", `The body is no ${encoding} data.`),
  );
  expect(await refusal(JSON_TYPE, gzipSync(DOCUMENT).subarray(0, 20), { "content-encoding": encoding })).toEqual(
    malformed("encoding"),
  );
});

// Charsets.

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, "utf16le");
const bigEndian = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

test.each<[string, string, Buffer]>([
  ["UTF-8", XML_TYPE, Buffer.from("<a>ä😀</a>")],
  ["UTF-8 with a byte order mark", XML_TYPE, Buffer.from("\uFEFF<a>ä😀</a>")],
  ["UTF-8 as declared", XML_TYPE, Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a>ä😀</a>')],
  ["utf8 by header", `${XML_TYPE}; charset=utf8`, Buffer.from("<a>ä😀</a>")],
  ["UTF-8 by quoted header", `${XML_TYPE} ; charset="UTF-8"`, Buffer.from("<a>ä😀</a>")],
  ["UTF-16 with a mark, little end first", XML_TYPE, utf16("<a>ä😀</a>")],
  ["UTF-16 with a mark, big end first", XML_TYPE, bigEndian(utf16("<a>ä😀</a>"))],
  ["UTF-16 without a mark", XML_TYPE, utf16("<a>ä😀</a>").subarray(2)],
  ["UTF-16 without a mark, big end first", XML_TYPE, bigEndian(utf16("<a>ä😀</a>").subarray(2))],
  ["UTF-16 as declared", XML_TYPE, utf16('<?xml version="1.0" encoding="UTF-16"?><a>ä😀</a>')],
  ["UTF-16 by header", `${XML_TYPE}; charset=utf-16`, utf16("<a>ä😀</a>")],
  ["UTF-16 by header, big end first", `${XML_TYPE}; charset=UTF-16`, bigEndian(utf16("<a>ä😀</a>"))],
  ["UTF-16BE by header", `${XML_TYPE}; charset=utf-16be`, bigEndian(utf16("<a>ä😀</a>").subarray(2))],
  [
    "UTF-8 by header against a declared charset",
    `${XML_TYPE}; charset=utf-8`,
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>ä😀</a>'),
  ],
])("XML in %s is read", async (_what, type, body) => {
  expect(await read(type, body)).toMatchObject({ name: "a", text: "ä😀" });
});

test("JSON is read in UTF-8, with a byte order mark or without", async () => {
  expect(await read(JSON_TYPE, '"ä😀"')).toBe("ä😀");
  expect(await read(JSON_TYPE, '\uFEFF"ä😀"')).toBe("ä😀");
  expect(await read(`${JSON_TYPE};charset=UTF-8`, '"ä😀"')).toBe("ä😀");
});

test.each<[string, string, Buffer]>([
  ["iso-8859-1", `${JSON_TYPE}; charset=iso-8859-1`, Buffer.from('"ä"', "latin1")],
  ["utf-16", `${JSON_TYPE}; charset=utf-16`, Buffer.from('"ä"', "utf16le")],
  ["utf-7", `${JSON_TYPE}; charset=utf-7`, Buffer.from("1")],
  ["", `${JSON_TYPE}; charset=`, Buffer.from("1")],
  ["ISO-8859-1", XML_TYPE, Buffer.from("<?xml version='1.0' encoding='ISO-8859-1'?><a>ä</a>", "latin1")],
  ["latin1", `${XML_TYPE}; charset=latin1`, Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a/>')],
  ["windows-1252", XML_TYPE, Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a/>')],
  ["UTF-7", XML_TYPE, Buffer.from('<?xml version="1.0" encoding="UTF-7"?><a/>')],
  ["utf-32", `${XML_TYPE}; charset=utf-32`, Buffer.from("<a/>")],
])("the charset %j is not read", async (charset, type, body) => {
  expect(await refusal(type, body)).toMatchObject({
    status: 415,
    code: "unsupported-media-type",
    details: { charset },
  });
});

test.each<[string, string, Buffer, string]>([
  ["a lone byte", JSON_TYPE, Buffer.from([0x22, 0xff, 0x22]), "charset"],
  ["an overlong form", JSON_TYPE, Buffer.from([0x22, 0xc0, 0x80, 0x22]), "charset"],
  ["a surrogate in UTF-8", JSON_TYPE, Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), "charset"],
  ["a letter cut in two", JSON_TYPE, Buffer.from('"ä"').subarray(0, 2), "charset"],
  ["a byte of Latin-1", XML_TYPE, Buffer.from("<a>ä</a>", "latin1"), "charset"],
  ["an overlong form in XML", XML_TYPE, Buffer.from([0x3c, 0x61, 0x3e, 0xc0, 0x80, 0x3c, 0x2f, 0x61, 0x3e]), "charset"],
  ["half a unit of UTF-16", XML_TYPE, utf16("<a/>").subarray(0, 9), "charset"],
  ["a lone surrogate in UTF-16", XML_TYPE, utf16("<a>\uD800</a>"), "charset"],
  ["UTF-8 that says it is UTF-16", XML_TYPE, Buffer.from('<?xml version="1.0" encoding="UTF-16"?><abc/>'), "charset"],
  ["two byte order marks", XML_TYPE, Buffer.from("\uFEFF\uFEFF<a/>"), "xml"],
  ["two byte order marks before JSON", JSON_TYPE, Buffer.from("\uFEFF\uFEFF1"), "json"],
])("%s is refused, not replaced", async (_what, type, body, syntax) => {
  expect(await refusal(type, body)).toMatchObject({ status: 400, code: "malformed", details: { syntax } });
});

// DOCTYPE, entities, and what else XML brings along.

const NO_DOCTYPE = malformed("xml", "The XML has a DOCTYPE, which is not allowed.");
const BOMB = `<!DOCTYPE a [<!ENTITY b "${"x".repeat(1_000)}">${"cdefghi"
  .split("")
  .map((name, index) => `<!ENTITY ${name} "${`&${"bcdefghi".charAt(index)};`.repeat(10)}">`)
  .join("")}]><a>&i;</a>`;

test.each([
  ["bare", "<!DOCTYPE a><a/>"],
  ["behind a declaration", '<?xml version="1.0"?>\n<!DOCTYPE a><a/>'],
  ["behind blanks", " \t\r\n<!DOCTYPE a><a/>"],
  ["behind comments", "<!-- one --><!-- <a> --> \n<!DOCTYPE a><a/>"],
  ["behind a comment that begins with >", '<!--><a> --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ["behind a comment that begins with ->", "<!---><a> --><!DOCTYPE a><a/>"],
  ["behind instructions", "<?a?><?b c?><!DOCTYPE a><a/>"],
  ["behind an instruction that has a comment's start", "<?a <!-- ?><!DOCTYPE a><a/><!-- -->"],
  ["behind a byte order mark", "\uFEFF<!DOCTYPE a><a/>"],
  ["with a public identifier", '<!DOCTYPE a PUBLIC "-//X//Y" "http://127.0.0.1/x.dtd"><a/>'],
  ["with a file", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ["with a bomb", BOMB],
  ["with a parameter entity", '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1/x">%b;]><a/>'],
])("a DOCTYPE %s is refused, in UTF-8 and in UTF-16", async (_where, text) => {
  for (const body of [text, utf16(text), bigEndian(utf16(text)), Buffer.from(`\uFEFF${text}`)]) {
    for (const type of [XML_TYPE, MAPPED_TYPE]) {
      const { status, code } = (await refusal(type, body)) as Record<string, unknown>;
      expect([status, code]).toEqual([400, "malformed"]);
    }
  }
  expect(await refusal(XML_TYPE, text.replace("\uFEFF", ""))).toEqual(NO_DOCTYPE);
});

test.each([
  ["in lower case", "<!doctype a><a/>"],
  ["behind the root", "<a/><!DOCTYPE a>"],
  ["in the root", "<a><!DOCTYPE a></a>"],
  ["behind an open comment", "<!-- <!DOCTYPE a><a/>"],
  ["behind an instruction without a name", "<?><a?><!DOCTYPE a><a/>"],
])("a DOCTYPE %s is no XML at all", async (_where, text) => {
  expect(await refusal(XML_TYPE, text)).toEqual(malformed("xml"));
});

test("the word DOCTYPE may stand in a comment, in CDATA and in text", async () => {
  const text = "<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE b>]]>&lt;!DOCTYPE c></a>";
  expect(await read(XML_TYPE, text)).toMatchObject({ text: "<!DOCTYPE b><!DOCTYPE c>" });
});

test("nothing that a document points at is fetched", async () => {
  const visits: (string | undefined)[] = [];
  const listener = createServer((request, response) => {
    visits.push(request.url);
    response.end("<a/>");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => listener.once("listening", resolve));
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const documents = [
    `<!DOCTYPE a SYSTEM "${url}/1"><a/>`,
    `<!DOCTYPE a [<!ENTITY b SYSTEM "${url}/2">]><a>&b;</a>`,
    `<!--><b> --><!DOCTYPE a [<!ENTITY b SYSTEM "${url}/3">]><a>&b;</a>`,
    `<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x ${url}/4"/>`,
    `<thing xmlns="urn:tiny" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:tiny ${url}/5"><name>a</name></thing>`,
    `<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="${url}/6"/></a>`,
    `<?xml-stylesheet type="text/xsl" href="${url}/7"?><a/>`,
    `<a xml:base="${url}/8/"><b href="c"/></a>`,
  ];
  for (const document of documents) {
    for (const type of [XML_TYPE, MAPPED_TYPE]) {
      await echo(type, document);
      await post(`${server.url}/things`, { headers: { "content-type": type }, body: document });
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  listener.close();
  expect(visits).toEqual([]);
});

test.each([
  ["no markup", "x"],
  ["JSON", "{}"],
  ["blanks only", "  \n"],
  ["two roots", "<a/><b/>"],
  ["text behind the root", "<a/>b"],
  ["text before the root", "b<a/>"],
  ["an open element", "<a><b></a>"],
  ["a truncated document", "<a><b>"],
  ["a truncated tag", "<a"],
  ["a duplicate attribute", '<a b="1" b="2"/>'],
  ["a duplicate attribute by namespace", '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
  ["an undeclared prefix", "<p:a/>"],
  ["an undeclared prefix of an attribute", '<a p:b="1"/>'],
  ["an attribute without quotes", "<a b=1/>"],
  ["a bare ampersand", "<a>a & b</a>"],
  ["an unknown entity", "<a>&nbsp;</a>"],
  ["an unknown entity in an attribute", '<a b="&nbsp;"/>'],
  ["]]> in text", "<a>]]></a>"],
  ["NUL", "<a>\u0000</a>"],
  ["NUL behind the root", "<a/>\u0000"],
  ["NUL and another root", "<a/>\u0000<b/>"],
  ["U+0001", "<a>\u0001</a>"],
  ["U+FFFE", "<a>\uFFFE</a>"],
  ["U+FFFF in an attribute", '<a b="\uFFFF"/>'],
  ["a lone surrogate by reference", "<a>&#xD800;</a>"],
  ["NUL by reference", "<a>&#0;</a>"],
  ["U+0001 by reference", "<a>&#1;</a>"],
  ["U+FFFE by reference", "<a>&#xFFFE;</a>"],
  ["a reference beyond Unicode", "<a>&#x110000;</a>"],
  ["two hyphens in a comment", "<a><!-- -- --></a>"],
  ["a declaration behind a blank", ' <?xml version="1.0"?><a/>'],
  ["a name with a colon too many", "<a:b:c xmlns:a='u'/>"],
])("XML with %s is refused", async (_what, text) => {
  for (const type of [XML_TYPE, MAPPED_TYPE]) {
    expect(await refusal(type, text)).toEqual(malformed("xml", expect.stringMatching(/^The XML is not well-formed: /)));
  }
});

test("a refusal says in which line and column, and why", async () => {
  expect(await refusal(XML_TYPE, "<a>\n  <b></c>\n</a>")).toMatchObject({
    message: expect.stringMatching(/^The XML is not well-formed: line 2, column \d+: .*\bb\b.*\bc\b/) as string,
  });
});

const letters = (index: number): string => `b${index.toString(36)}`;

test("100 elements deep is read, 101 is not", async () => {
  const nested = (depth: number): string => "<a>".repeat(depth) + "</a>".repeat(depth);
  for (const type of [XML_TYPE, MAPPED_TYPE]) {
    expect(await read(type, nested(100))).toMatchObject({ name: "a" });
    expect(await refusal(type, nested(101))).toEqual(malformed("xml", "The XML is nested deeper than 100 elements."));
    for (const depth of [300, 10_000, 100_000]) expect(await refusal(type, nested(depth))).toEqual(malformed("xml"));
  }
});

test.each([
  [
    "100,000 attributes",
    `<a ${Array.from({ length: 100_000 }, (_, index) => `b${index.toString(36)}=""`).join(" ")}/>`,
  ],
  [
    "200,000 attributes of 200 elements",
    `<a>${`<b ${Array.from({ length: 500 }, (_, index) => `${letters(index)}=""`).join(" ")}/>`.repeat(200)}</a>`,
  ],
  ["200,000 instructions", `<a>${"<?b?>".repeat(200_000)}</a>`],
  ["200,000 elements", `<a>${"<b/>".repeat(200_000)}</a>`],
  ["200,000 elements where one is expected", `<thing xmlns="urn:tiny">${"<b/>".repeat(200_000)}</thing>`],
])("%s are refused in reasonable time", async (_what, text) => {
  for (const path of ["/echo", "/things"]) {
    const startedAt = process.cpuUsage();
    const { status, text: answer } = await post(server.url + path, {
      headers: { "content-type": XML_TYPE },
      body: text,
    });
    expect(millisecondsSince(startedAt)).toBeLessThan(2_000);
    expect([status, JSON.parse(answer)]).toMatchObject([
      400,
      { message: "The XML has more than 50000 elements and attributes." },
    ]);
  }
});

test("a document of very many namespaces is refused at once", async () => {
  const declarations = Array.from({ length: 20_000 }, (_, index) => ` xmlns:n${index}="u"`).join("");
  const text = `<a${declarations}>${'<b xmlns="u"/>'.repeat(14_000)}</a>`;
  for (const path of ["/echo", "/things"]) {
    const startedAt = process.cpuUsage();
    const answer = await post(server.url + path, { headers: { "content-type": XML_TYPE }, body: text });
    expect(millisecondsSince(startedAt)).toBeLessThan(2_000);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      400,
      { message: "The XML has more than 100 namespaces in force at one place." },
    ]);
  }
});

test("a document of as many namespaces as are allowed is read in reasonable time", async () => {
  const declarations = Array.from({ length: 99 }, (_, index) => ` xmlns:n${index}="u"`).join("");
  const text = `<a${declarations}>${'<b xmlns="v"/>'.repeat(5_000)}${"<n1:c/>".repeat(35_000)}</a>`;
  for (const type of [XML_TYPE, MAPPED_TYPE]) {
    const startedAt = process.cpuUsage();
    const root = (await read(type, text)) as { readonly children: readonly object[] };
    expect(millisecondsSince(startedAt)).toBeLessThan(2_000);
    expect(root.children).toHaveLength(40_000);
    expect(root.children[0]).toMatchObject({ name: "b", namespace: "v" });
    expect(root.children.at(-1)).toMatchObject({ name: "c", namespace: "u" });
  }
});

test.each([
  ["instructions", `<a>${"<?b?>".repeat(49_000)}</a>`],
  ["comments", `<a>${"<!---->".repeat(100_000)}</a>`],
  ["sections of CDATA", `<a>${"<![CDATA[]]>x".repeat(70_000)}</a>`],
  ["references", `<a>${"&lt;".repeat(200_000)}</a>`],
])("a document full of %s is read in reasonable time", async (_what, text) => {
  for (const type of [XML_TYPE, MAPPED_TYPE]) {
    const startedAt = process.cpuUsage();
    expect(await read(type, text)).toMatchObject({ name: "a", children: [] });
    expect(millisecondsSince(startedAt)).toBeLessThan(2_000);
  }
});

const MARKUP = [
  "<a/>",
  "<a></a>",
  "<a>  </a>",
  "<a>\n <b/>\n</a>",
  "<a>x\r\ny\rz&#xD;</a>",
  "<a> x <b/> y </a>",
  "<a>x<!-- comment -->y</a>",
  "<a><!-- only --></a>",
  "<a>x<?instruction with words?>y</a>",
  "<a><?instruction?></a>",
  "<a><b/><?instruction?><c/></a>",
  "<?a?><!-- b --><c/><!-- d --><?e?>",
  "<a><![CDATA[<&>]]></a>",
  "<a><![CDATA[ ]]></a>",
  "<a><![CDATA[]]></a>",
  "<a>x<![CDATA[y]]>z<![CDATA[]]]]><![CDATA[>]]></a>",
  "<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</a>",
  "<a>&amp;lt;</a>",
  "<a><b>1</b><c>2</c><b>3</b></a>",
  "<a><b><b><b>x</b></b></b></a>",
  '<a b="1" c="2"/>',
  '<a b="x &amp; &lt;y> &quot;z&quot;" c=\'"\'/>',
  '<a b="x\ty\nz\r\nw" c="&#9;&#10;&#13;"/>',
  '<a\n b="1"\t>\n<c\n/></a\n>',
  '<a xmlns="urn:a"><b/><c xmlns="urn:c"><d/></c><e xmlns=""/></a>',
  '<p:a xmlns:p="urn:a" p:b="1" b="2"><p:c xmlns:p="urn:c" p:b="3"/><p:c/></p:a>',
  '<a xmlns="urn:a" xmlns:p="urn:a" b="1" p:b="2"/>',
  '<a xml:lang="de" xml:space="preserve"> x </a>',
  '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><b xsi:nil="true"/></a>',
  '<a xmlns:p="urn:p" p:xmlns="1" p:local="2" uri="3"/>',
  "<__proto__>x</__proto__>",
  "<a><__proto__>x</__proto__><constructor/><toString/><hasOwnProperty>y</hasOwnProperty></a>",
  '<a __proto__="x" constructor="y" hasOwnProperty="z" toString="" valueOf="w"/>',
  '<a xmlns:p="urn:p" p:__proto__="x" p:constructor="y"/>',
  '<a xmlns="__proto__" xmlns:p="constructor"><p:b/></a>',
  "<a><_>x</_>t<_/></a>",
  "<a><_/><b/></a>",
  "<a><__text__>x</__text__>t</a>",
  "<a><cdata/><![CDATA[x]]><cdata>y</cdata></a>",
  "<a><children/><attributes/><name/><text/><length/></a>",
  "<ä ö='ü'>ß</ä>",
  "<a.b-c_d e.f-g_h='1'/>",
];

test.each(MARKUP)("express-xml-bodyparser maps %j as libxml2 reads it", async (text) => {
  const tree = await read(XML_TYPE, text);
  expect(await read(MAPPED_TYPE, text)).toEqual(tree);
  expect(JSON.stringify(await read(MAPPED_TYPE, text))).toBe(JSON.stringify(tree));
});

test("an element has its expanded name, its attributes by name, its children in order and its own text", async () => {
  const text =
    '<p:a xmlns:p="urn:p" b="1" p:b="2">x<c/><d xmlns="urn:d">y</d><c>z</c>w<!-- - --><![CDATA[&]]><?i?>!</p:a>';
  const leaf = { namespace: "", attributes: {}, children: [], text: "" };
  expect(await read(XML_TYPE, text)).toEqual({
    name: "a",
    namespace: "urn:p",
    attributes: { b: "1", "{urn:p}b": "2" },
    children: [
      { ...leaf, name: "c" },
      { ...leaf, name: "d", namespace: "urn:d", text: "y" },
      { ...leaf, name: "c", text: "z" },
    ],
    text: "xw&!",
  });
});

// JSON.

test.each([
  "1",
  "-0.5e3",
  '"x"',
  "null",
  "true",
  "[]",
  "{}",
  ' {"a" : [1, {"b": null}]} ',
  '"\\u00e4\\ud83d\\ude00\\n"',
])("%s is JSON", async (text) => {
  const { text: answer } = await echo(JSON_TYPE, text);
  expect((JSON.parse(answer) as { body: unknown }).body).toEqual(JSON.parse(text));
});

test.each([
  "{",
  "[1,]",
  '{"a":1,}',
  "{'a':1}",
  "{a:1}",
  "NaN",
  "undefined",
  "01",
  "1 2",
  "{}{}",
  '"\n"',
  '"\\x"',
  "// 1\n1",
  "<a/>",
  " ",
  '"open',
  '{"a"',
  "\u0000",
  "1\u0000",
  "tru",
])("%j is no JSON", async (text) => {
  expect(await refusal(JSON_TYPE, text)).toEqual(
    malformed("json", expect.stringMatching(/^The JSON is not well-formed: /)),
  );
});

test("256 levels of JSON are read, 257 are not, nor 10,000", async () => {
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  const members = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const tooDeep = malformed("json", "The JSON is nested deeper than 256 levels.");
  expect(await read(JSON_TYPE, nested(256))).toEqual(JSON.parse(nested(256)));
  expect(await read(JSON_TYPE, `[${"[],".repeat(1_000)}${JSON.stringify("[".repeat(1_000))},"\\"[[["]`)).toHaveLength(
    1_002,
  );
  for (const depth of [257, 10_000, 100_000]) {
    expect(await refusal(JSON_TYPE, nested(depth))).toEqual(tooDeep);
    expect(await refusal(JSON_TYPE, members(depth))).toEqual(tooDeep);
    expect(await refusal(JSON_TYPE, "[".repeat(depth))).toEqual(tooDeep);
  }
});

test.each([
  "\\u0000",
  "\\u0001",
  "\\u001f",
  "\\b",
  "\\f",
  "\\u000B",
  "\\ufffe",
  "\\uFFFF",
  "\\ud800",
  "\\uDFFF",
  "\\ud800x",
  "\\ude00\\ud83d",
  "\uFFFE",
  "\uFFFF",
])("a text that no XML can carry is refused in JSON too: %j", async (escape) => {
  const uncarriable = malformed("json", expect.stringMatching(/has a character that no XML document can carry/));
  for (const text of [`"${escape}"`, `{"a":[{"b":"x${escape}"}]}`, `{"${escape}":1}`]) {
    expect(await refusal(JSON_TYPE, text)).toEqual(uncarriable);
  }
});

test("the refusal of an uncarriable text says where it is", async () => {
  expect(await refusal(JSON_TYPE, '{"a":[1,{"b":"\\u0000"}]}')).toMatchObject({
    message: 'The text at "/a/1/b" has a character that no XML document can carry: "\\u0000"',
  });
});

test.each(['"\\t\\n\\r"', '"\\\\u0000"', '"\\ud83d\\ude00"', '"\\u202e\\u200b"', '"\\u0085"', '"\\ufffd"'])(
  "a text that XML can carry is read: %s",
  async (text) => {
    expect(await read(JSON_TYPE, text)).toBe(JSON.parse(text));
  },
);

test.each([
  [JSON_TYPE, '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
  [XML_TYPE, "<__proto__ __proto__='x'><polluted>true</polluted></__proto__>"],
  [
    MAPPED_TYPE,
    "<a><__proto__ polluted='x'><polluted>true</polluted></__proto__><constructor><prototype/></constructor></a>",
  ],
])("no %s reaches the prototype of objects", async (type, text) => {
  const names = Object.getOwnPropertyNames(Object.prototype);
  await echo(type, text);
  await post(`${server.url}/things`, { headers: { "content-type": type }, body: text });
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names);
  expect("polluted" in {}).toBe(false);
});

test("a member named __proto__ arrives as a member", async () => {
  const { text } = await echo(JSON_TYPE, '{"__proto__":{"a":1},"b":2}');
  expect(text).toContain('"body":{"__proto__":{"a":1},"b":2}');
});

test("a body of 100,000 mistakes is answered in reasonable time, with 100 violations at most", async () => {
  const startedAt = process.cpuUsage();
  const text = `{${Array.from({ length: 80_000 }, (_, index) => `"a${index}":0`).join(",")}}`;
  await post(`${server.url}/things`, { headers: { "content-type": JSON_TYPE }, body: text });
  await post(`${server.url}/things`, {
    headers: { "content-type": XML_TYPE },
    body: `<thing xmlns="urn:tiny">${"<b/>".repeat(40_000)}</thing>`,
  });
  expect(millisecondsSince(startedAt)).toBeLessThan(3_000);
  expect((await last()).violations.length).toBeLessThanOrEqual(100);
});

test("a document too wide to be held against its XSD is read, and the journal says so", async () => {
  const body = (count: number): string => `<thing xmlns="urn:tiny">${"<b/>".repeat(count)}</thing>`;
  await post(`${server.url}/things`, { headers: { "content-type": XML_TYPE }, body: body(5_001) });
  const wide = "An element has more than 5000 others in it, too many to be held against the contract.";
  expect((await last()).violations).toEqual([{ in: "request", at: "", rule: "xsd", message: wide }]);
  await post(`${server.url}/things`, { headers: { "content-type": XML_TYPE }, body: body(5_000) });
  expect((await last()).violations).toMatchObject([{ at: "/thing/b[1]", rule: "xsd" }]);
});

test("a message that breaks the contract is read, and its violations are journalled", async () => {
  await post(`${server.url}/things`, { headers: { "content-type": JSON_TYPE }, body: "{}" });
  expect(await last()).toMatchObject({
    status: 201,
    violations: [{ in: "request", at: "", rule: "required", message: "must have a name" }],
  });
  for (const type of [XML_TYPE, MAPPED_TYPE]) {
    await post(`${server.url}/things`, {
      headers: { "content-type": type },
      body: '<thing xmlns="urn:tiny">\n<no/></thing>',
    });
    expect(await last()).toMatchObject({
      status: 201,
      violations: [{ at: "/thing/no", line: 2, rule: "xsd", message: expect.stringContaining("no") as string }],
    });
    await post(`${server.url}/things`, {
      headers: { "content-type": type },
      body: '<thing xmlns="urn:tiny"><?pi?><name>x<?pi?></name><!-- c --></thing>',
    });
    expect(await last()).toMatchObject({ status: 201, violations: [] });
  }
});

test("the journal keeps the body as text, whatever its encoding", async () => {
  await echo(XML_TYPE, utf16("<a>ä</a>"));
  expect((await last()).request.body).toBe("<a>ä</a>");
  await echo(JSON_TYPE, gzipSync('"ä"'), { "content-encoding": "gzip" });
  expect((await last()).request.body).toBe('"ä"');
});
