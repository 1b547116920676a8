import { listen, listenToKeys } from "./calls.js";
import { followChanges } from "./changes.js";
import { docommand, goOn, greet, typeCommand } from "./commands.js";
import { doClearSelection, doEnquiry, doMoreOptions, drilldown, goBack, typeSelection } from "./enquiry.js";
import { mvDeleteClient, mvExpandClient, svDeleteClient, svExpandClient } from "./expansion.js";
import { ProcessMouseClick } from "./menu.js";
import { doIdBox, doNewDeal, doRecent, doSelection, typeId } from "./id-box.js";
import { SHOWN } from "./parts.js";
import { doCalendar, doDropDown, doFrequency, listenForClosing } from "./pickers.js";
import { changetab, gotoError } from "./tabs.js";
import { commitOverrides, doHelp, doMoreActions, doReturn, doToolbar } from "./toolbar.js";

/** What links call by name, and what test suites call themselves. */
const calls = {
  ProcessMouseClick,
  changetab,
  commitOverrides,
  doCalendar,
  doClearSelection,
  doDropDown,
  doEnquiry,
  doFrequency,
  doHelp,
  doIdBox,
  doMoreActions,
  doMoreOptions,
  doNewDeal,
  doRecent,
  doReturn,
  doSelection,
  doToolbar,
  docommand,
  drilldown,
  goBack,
  gotoError,
  mvDeleteClient,
  mvExpandClient,
  svDeleteClient,
  svExpandClient,
};

Object.assign(window, calls);
// Before the calls, so that what a click opens stays open.
listenForClosing();
listen(calls);
followChanges();
listenToKeys();
document.addEventListener(SHOWN, ({ target }) => begin(target));
typeCommand();
begin(document);
goOn();
greet();

/** What a window does when it shows something new, wholly or in a part. */
function begin(shown) {
  typeSelection(shown);
  typeId(shown);
}
