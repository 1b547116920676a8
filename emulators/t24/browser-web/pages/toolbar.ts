import { html, type Html } from "../../../core/html.ts";
import type { Button, OpenRecord } from "../record-page.ts";
import { moreActions } from "../more-actions.ts";
import { BUTTONS } from "../record-page.ts";
import { imageAt } from "./document.ts";

interface Tool {
  readonly title: string;
  readonly image: string;
  /** The script's call. */
  readonly call: string;
  readonly key?: string;
}

/** The buttons over an open record (4.2), in the order of BUTTONS. */
const TOOLS: Readonly<Record<Button, Tool>> = {
  commit: { title: "Commit the deal", image: "txncommit", call: "doToolbar('', 'I','','')", key: "C" },
  validate: { title: "Validate a deal", image: "txnvalidate", call: "doToolbar('', 'VAL','','')", key: "V" },
  hold: { title: "Place a contract on Hold", image: "txnhold", call: "doToolbar('', 'HLD','','')" },
  delete: { title: "Deletes a Deal", image: "txndelete", call: "doToolbar('', 'D','','')" },
  authorise: { title: "Authorises a deal", image: "txnauthorise", call: "doToolbar('', 'A','','')", key: "A" },
  reverse: { title: "Reverses a deal from the live file", image: "txnreverse", call: "doToolbar('', 'R','','')" },
  verify: { title: "Verifies a deal", image: "txnverify", call: "doToolbar('', 'V','','')" },
};

const RETURN: Tool = { title: "Return to application screen", image: "return", call: "doReturn()" };

/** The buttons by the id box (4.3). */
const BOX_TOOLS: readonly Tool[] = [
  { title: "Edit a contract", image: "edit", call: "doIdBox('I')" },
  { title: "View a contract", image: "view", call: "doIdBox('S')" },
  { title: "Perform an action on the contract", image: "perform", call: "doIdBox('')" },
];

const GO: Tool = { title: "Go", image: "go", call: "doMoreActions()" };
const HELP: Tool = { title: "Help", image: "help", call: "doHelp()" };

/** The table of buttons, for an open record or for the id box. */
export function toolbar(context: string, open: OpenRecord | undefined): Html {
  const tools =
    open === undefined
      ? BOX_TOOLS.map((tool) => cell(context, tool, true))
      : [...BUTTONS.map((name) => cell(context, TOOLS[name], open.enabled.has(name))), cell(context, RETURN, true)];
  const choices = moreActions(open).map(({ value, text }) => html`<option value="${value}">${text}</option>`);
  return html`<table id="goButton">
    <tbody>
      <tr>
        <td>
          <table>
            <tbody>
              <tr>
                <td>
                  <div>
                    <table>
                      <tbody>
                        <tr>
                          ${tools}
                          <td>
                            <select id="moreactions">
                              <option value="">More Actions ...</option>
                              ${choices}
                            </select>
                          </td>
                          ${cell(context, GO, true)}${cell(context, HELP, true)}
                        </tr>
                      </tbody>
                    </table>
                  </div>
                </td>
              </tr>
            </tbody>
          </table>
        </td>
      </tr>
    </tbody>
  </table>`;
}

/** 4.2: a disabled one is grey, its picture's name ends in `_dis`, and it leads nowhere. */
function cell(context: string, { title, image, call, key }: Tool, isEnabled: boolean): Html {
  const picture = html`<img
    src="${imageAt(context, `tools/${image}${isEnabled ? "" : "_dis"}`)}"
    title="${title}"
    alt="${title}"
  />`;
  const accessKey = key !== undefined && html` accesskey="${key}"`;
  return isEnabled
    ? html`<td><a href="javascript:${call}" onclick="${call}" title="${title}" ${accessKey}>${picture}</a></td>`
    : html`<td><a title="${title}" ${accessKey} class="disabled">${picture}</a></td>`;
}
