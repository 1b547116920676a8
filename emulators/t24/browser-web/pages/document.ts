import { html, type Html, type HtmlValue } from "../../../core/html.ts";

/** What a document is made of. */
export interface Document {
  readonly context: string;
  readonly title: string;
  /** The style sheet's rules for this kind of page. */
  readonly look: "sign-on" | "banner" | "menu" | "window";
  readonly body: HtmlValue;
}

/** A whole document, with the style sheet and the script that all pages share. */
export function document({ context, title, look, body }: Document): Html {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="UTF-8" />
        <title>${title}</title>
        <link rel="icon" href="${imageAt(context, "menu/document")}" />
        <link rel="stylesheet" href="${context}/plaf/style/default.css" />
        <script type="module" src="${context}/scripts/browser.js"></script>
      </head>
      <body class="${look}">
        ${body}
      </body>
    </html>`;
}

/** Where an icon's picture is: `tools/txncommit`; a disabled one ends in `_dis` (4.2). */
export function imageAt(context: string, name: string): string {
  return `${context}/plaf/images/default/${name}.gif`;
}

/** Where forms go. */
export function servletAt(context: string): string {
  return `${context}/servlet/BrowserServlet`;
}

export function loginAt(context: string): string {
  return `${context}/servlet/BrowserLoginServlet`;
}
