/**
 * XML in the spelling of .NET's XmlWriter: an element without content is closed in its own tag, after a blank
 * (`<errors />`, C1). It may look for angle brackets, since in texts and values they are escaped.
 */
export function asXmlWriter(xml: string): string {
  return xml.replace(/<([^\s<>/]+)([^<>]*)><\/\1>/g, "<$1$2/>").replaceAll("/>", " />");
}
