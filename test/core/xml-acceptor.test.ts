import fc from "fast-check";

import { createAcceptor } from "../../emulators/core/contract/xml-acceptor.ts";
import { loadXmlLibrary } from "../../emulators/core/contract/xml-library.ts";
import { toXmlTree } from "../../emulators/core/contract/xml-tree.ts";
import type { XmlElement } from "../../emulators/core/xml.ts";
import { toGrammar } from "../../emulators/tools/xsd-grammar.ts";
import { mutantOf } from "../support/xml-mutants.ts";

const ORDER = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="http://order" xmlns:p="http://parts"
  targetNamespace="http://order" elementFormDefault="qualified">
  <xs:import namespace="http://parts" schemaLocation="parts.xsd"/>
  <xs:element name="order">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="name" type="o:name"/>
        <xs:element name="on" type="xs:dateTime" minOccurs="0"/>
        <xs:element name="sent" type="xs:boolean" minOccurs="0"/>
        <xs:element name="lines" type="o:lines" minOccurs="0"/>
        <xs:element name="odd" type="xs:decimal" minOccurs="0"/>
        <xs:element name="both" minOccurs="0">
          <xs:complexType><xs:all><xs:element name="a" type="xs:string"/></xs:all></xs:complexType>
        </xs:element>
        <xs:element name="note" type="o:note" minOccurs="0"/>
        <xs:element name="signed" type="o:extended" minOccurs="0"/>
      </xs:sequence>
      <xs:attribute name="id" type="xs:int" use="required"/>
      <xs:attribute name="page" type="xs:anyURI"/>
      <xs:attributeGroup ref="o:notes"/>
      <xs:anyAttribute namespace="http://parts"/>
    </xs:complexType>
  </xs:element>
  <xs:attributeGroup name="notes"><xs:attribute name="rel" type="o:uris"/></xs:attributeGroup>
  <xs:simpleType name="uris"><xs:list itemType="xs:anyURI"/></xs:simpleType>
  <xs:simpleType name="name">
    <xs:restriction base="xs:string"><xs:maxLength value="8"/><xs:pattern value="[A-Za-z &amp;]+"/><xs:pattern value="[0-9]{2}"/></xs:restriction>
  </xs:simpleType>
  <xs:complexType name="lines">
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element name="line" type="o:line"/>
      <xs:element name="name" type="o:size"/>
      <xs:any namespace="##other" processContents="lax"/>
    </xs:choice>
  </xs:complexType>
  <xs:complexType name="signed">
    <xs:sequence><xs:element name="by" type="xs:string"/></xs:sequence><xs:attribute name="at" type="xs:string" use="required"/>
  </xs:complexType>
  <xs:complexType name="note">
    <xs:complexContent><xs:extension base="o:signed">
      <xs:sequence><xs:element name="words" type="o:words" minOccurs="0"/></xs:sequence><xs:attribute name="n" type="xs:int"/>
    </xs:extension></xs:complexContent>
  </xs:complexType>
  <xs:complexType name="extended">
    <xs:complexContent><xs:extension base="o:lines"><xs:sequence/></xs:extension></xs:complexContent>
  </xs:complexType>
  <xs:simpleType name="words"><xs:restriction base="xs:string"><xs:pattern value="[\\s\\S]*[^\\s&#xA0;][\\s\\S]*"/></xs:restriction></xs:simpleType>
  <xs:complexType name="line">
    <xs:simpleContent><xs:extension base="o:size"><xs:attribute name="n" type="xs:string"/></xs:extension></xs:simpleContent>
  </xs:complexType>
  <xs:simpleType name="size">
    <xs:restriction base="xs:string"><xs:enumeration value="S"/><xs:enumeration value="M"/><xs:enumeration value=""/></xs:restriction>
  </xs:simpleType>
</xs:schema>`;
const PARTS = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="http://parts" targetNamespace="http://parts" elementFormDefault="qualified">
  <xs:attribute name="colour" type="xs:string"/>
  <xs:element name="part" type="p:part"/>
  <xs:complexType name="part"><xs:sequence><xs:element ref="p:part" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
</xs:schema>`;

const xsds = { "order.xsd": ORDER, "parts.xsd": PARTS };
const library = await loadXmlLibrary(() => import("libxml2-wasm"), xsds);
const accept = createAcceptor(toGrammar("order.xsd", xsds));

/** What libxml2 says: the tree of a document that is well-formed and valid. */
function examine(text: string): XmlElement | undefined {
  try {
    return library.open(text, (document) =>
      document.violations("order.xsd", "request").length === 0 ? toXmlTree(text) : undefined,
    );
  } catch {
    return undefined;
  }
}

const DECLARED = 'xmlns="http://order" xmlns:p="http://parts"';
const order = (content: string, attributes = 'id="1"'): string => `<order ${DECLARED} ${attributes}>${content}</order>`;

test.each([
  ["what must be there", order("<name>Acme</name>")],
  ["a declaration", `<?xml version="1.0" encoding="utf-8"?>\n${order("<name>Acme</name>")}\n`],
  ["blanks between elements", order("\r\n  <name>Acme</name>\n\t")],
  ["named references", order("<name>A &amp; B</name>", 'id="1" page="a?b=1&amp;c=2"')],
  ["everything in its order", order("<name>12</name><on>2026-02-28T23:59:59.5Z</on><sent>true</sent><lines/>")],
  ["a prefix for what could have none", `<o:order xmlns:o="http://order" id="-7"><o:name>Acme</o:name></o:order>`],
  ["attributes of another namespace", order("<name>Acme</name>", `id='1' p:colour="red" rel="http://a/b c"`)],
  ["kinds of children in any order", order('<name>A</name><lines><line n="1">M</line><p:part/><line></line></lines>')],
  ["a tag that has another type elsewhere", order("<name>Acme</name><lines><name>S</name><name>M</name></lines>")],
  ["an extension", order('<name>A</name><note at="x" n="1"><by>me</by><words>\n not blank </words></note>')],
  ["an extension without members of its own", order('<name>A</name><note at=""><by/></note>')],
  ["elements within their like", order("<name>A</name><lines><p:part><p:part/><p:part></p:part></p:part></lines>")],
])("a document with %s is read, as libxml2 would", (_what, text) => {
  expect(accept(text)).toBeDefined();
  expect(accept(text)).toEqual(examine(text));
});

test.each([
  ["a comment", order("<!-- --><name>Acme</name>")],
  ["CDATA", order("<name><![CDATA[Acme]]></name>")],
  ["an instruction", order("<?a b?><name>Acme</name>")],
  ["a numeric reference", order("<name>A&#99;me</name>")],
  ["a namespace declared inside", order('<name xmlns:q="http://q">Acme</name>')],
  ["a blank before the end of a tag's name", order("<name>Acme</name >")],
  ["a type that tables cannot say", order("<name>Acme</name><odd>1.5</odd>")],
  ["an extension of what is no sequence", order("<name>A</name><signed><line>M</line></signed>")],
  ["a group that tables cannot say", order("<name>Acme</name><both><a/></both>")],
  ["an unknown element where any may stand", order('<name>A</name><lines><q:x xmlns:q="http://q"/></lines>')],
])("a document with %s is left to libxml2, which takes it", (_what, text) => {
  expect(accept(text)).toBeUndefined();
  expect(examine(text)).toBeDefined();
});

test.each([
  ["no member of the base", order('<name>A</name><note at="x"><words>a</words></note>')],
  ["no attribute of the base", order("<name>A</name><note><by>me</by></note>")],
  ["a base's member behind", order('<name>A</name><note at="x"><words>a</words><by>me</by></note>')],
  ["blanks where none may be alone", order('<name>A</name><note at="x"><by>me</by><words> \u00A0</words></note>')],
  ["no required attribute", order("<name>Acme</name>", "")],
  ["no required child", order("<sent>true</sent>")],
  ["children out of order", order("<sent>true</sent><name>Acme</name>")],
  ["a child twice", order("<name>Acme</name><name>Acme</name>")],
  ["a text that does not match", order("<name>Acme1</name>")],
  ["a text that another type elsewhere would take", order("<name>Acme</name><lines><name>Acme</name></lines>")],
  ["a text that is too long", order("<name>AcmeAcmeA</name>")],
  ["a text where none may be", order("<name>Acme</name>x")],
  ["an attribute twice", order("<name>Acme</name>", 'id="1" id="1"')],
  [
    "an attribute twice by two prefixes",
    `<order ${DECLARED} xmlns:r="http://parts" id="1" p:colour="" r:colour=""><name>A</name></order>`,
  ],
  ["an unknown attribute", order("<name>Acme</name>", 'id="1" x="1"')],
  ["no blank between attributes", order("<name>Acme</name>", 'id="1"page="a"')],
  ["a prefix that is not declared", order("<q:name>Acme</q:name>")],
  ["another end tag", order("<name>Acme</nam></name>")],
  ["no end", order("<name>Acme</name>").slice(0, -8)],
  ["two roots", order("<name>Acme</name>").repeat(2)],
  ["a less-than sign in a value", order("<name>Acme</name>", 'id="1" rel="<"')],
  ["an unknown reference", order("<name>A&b;</name>")],
  ["a bare ampersand", order("<name>A & B</name>")],
  ["the end of a CDATA section", order("<name>A</name>", 'id="1"').replace(">A<", ">A]]><")],
  ["a control character", order("<name>A\u0001</name>")],
  ["a day that its month has not", order("<name>A</name><on>2026-02-30T00:00:00Z</on>")],
  ["a prefix that is no name", `<order ${DECLARED} xmlns:1p="http://x" id="1"><name>A</name></order>`],
  ["an empty prefix", `<order xmlns:="http://order" id="1"><name>A</name></order>`],
  ["an undeclared namespace of xml", `<order ${DECLARED} xmlns:xml="http://x" id="1"><name>A</name></order>`],
])("a document with %s is read by neither", (_what, text) => {
  expect(accept(text)).toBeUndefined();
  expect(examine(text)).toBeUndefined();
});

const SEEDS = [
  order(
    '<name>A &amp; B</name><on>2026-02-28T23:59:59Z</on><sent>1</sent><lines>\n<line n="1">M</line><p:part/></lines>',
  ),
  order('<name>A</name><note at="x"><by>me</by><words>a b</words></note>'),
  order("<name>12</name><lines><p:part><p:part></p:part></p:part></lines>", `id="1" page="/a/b?c" p:colour='red'`),
];
test("what is read of thousands of mutants is valid beyond doubt, and read as libxml2's documents are", () => {
  let accepted = 0;
  fc.assert(
    fc.property(mutantOf(SEEDS), (text) => {
      const tree = accept(text);
      if (tree === undefined) return;
      accepted += 1;
      expect([text, tree]).toEqual([text, examine(text)]);
    }),
    { numRuns: 20_000, seed: 24 },
  );
  // All good, or none, would prove nothing.
  expect(accepted).toBeGreaterThan(500);
  expect(accepted).toBeLessThan(15_000);
});
