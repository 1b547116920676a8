import { listen, listenToKeys } from "./calls.js";
import { followChanges } from "./changes.js";
import { docommand, goOn, greet, typeCommand } from "./commands.js";
import { doClearSelection, doEnquiry, doMoreOptions, drilldown, typeSelection } from "./enquiry.js";
import { mvDeleteClient, mvExpandClient, svDeleteClient, svExpandClient } from "./expansion.js";
import { ProcessMouseClick } from "./menu.js";
import { doIdBox, doNewDeal, typeId } from "./id-box.js";
import { SHOWN } from "./parts.js";
import { doCalendar, doDropDown, doFrequency } from "./pickers.js";
import { changetab, gotoError } from "./tabs.js";
import { commitOverrides, doMoreActions, doReturn, doToolbar } from "./toolbar.js";

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
  doIdBox,
  doMoreActions,
  doMoreOptions,
  doNewDeal,
  doReturn,
  doToolbar,
  docommand,
  drilldown,
  gotoError,
  mvDeleteClient,
  mvExpandClient,
  svDeleteClient,
  svExpandClient,
};

Object.assign(window, calls);
listen(calls);
followChanges();
listenToKeys();
document.addEventListener(SHOWN, begin);
begin();
goOn();
greet();

/** What a window does when it shows something new, wholly or in a part. */
function begin() {
  typeCommand();
  typeSelection();
  typeId();
}
