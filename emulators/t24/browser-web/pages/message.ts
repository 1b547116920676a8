import { html, type Html } from "../../../core/html.ts";

/** T24's word on what was asked, in the one cell that all suites read (8); no other text stands before it. */
export function messageTable(message: string): Html {
  return html`<table id="messages">
    <tbody>
      <tr>
        <td></td>
        <td></td>
      </tr>
      <tr>
        <td></td>
        <td>
          <table>
            <tbody>
              <tr>
                <td></td>
              </tr>
            </tbody>
          </table>
          <table>
            <tbody>
              <tr>
                <td class="message">${message}</td>
              </tr>
            </tbody>
          </table>
        </td>
      </tr>
    </tbody>
  </table>`;
}
