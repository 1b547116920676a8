import { html, type Html } from "../../../core/html.ts";
import type { TabsPage } from "../enquiry-page.ts";
import { document, servletAt } from "./document.ts";

/** A tabbed screen: captions that call changetab as a record's do (6.4), and a frame for each, the first in front. */
export function tabsPage({ context, companyName, screen }: TabsPage): Html {
  const { name, description, tabs } = screen;
  const idOf = (index: number): string => `tab${index + 1}`;
  const source = (id: string): string =>
    `${servletAt(context)}?routineName=OS.GET.TAB.FRAMES&routineArgs=${name}&reqTabid=${id}`;
  return document({
    context,
    title: `${description} - ${companyName}`,
    look: "window",
    body: html`<table id="headtab">
        <tbody>
          <tr>
            ${tabs.map(({ caption }, index) => tabCaption(idOf(index), caption, index === 0))}
          </tr>
        </tbody>
      </table>
      ${tabs.map(
        ({ caption }, index) =>
          html`<iframe
            id="${idOf(index)}"
            name="${idOf(index)}"
            title="${caption}"
            class="tab-frame${index > 0 && " hidden"}"
            src="${source(idOf(index))}"
          ></iframe>`,
      )}`,
  });
}

/** The head of a tab, by the panel that it brings to the front (6.4). */
export function tabCaption(tab: string, caption: string, isInFront: boolean): Html {
  const call = `javascript:changetab('${tab}')`;
  return html`<td>
    <a href="${call}" onclick="${call}" class="${isInFront ? "active-tab" : "nonactive-tab"}"
      ><span>${caption}</span></a
    >
  </td>`;
}
