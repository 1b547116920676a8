import { listen } from "./calls.js";
import { docommand, goOn, typeCommand } from "./commands.js";
import { doClearSelection, doEnquiry, doMoreOptions, drilldown, typeSelection } from "./enquiry.js";
import { ProcessMouseClick } from "./menu.js";
import { doIdBox, doNewDeal, typeId } from "./id-box.js";
import { SHOWN } from "./parts.js";
import { changetab, gotoError } from "./tabs.js";
import { commitOverrides, doReturn, doToolbar } from "./toolbar.js";

/** What links call by name, and what test suites call themselves. */
const calls = {
  ProcessMouseClick,
  changetab,
  commitOverrides,
  doClearSelection,
  doEnquiry,
  doIdBox,
  doMoreOptions,
  doNewDeal,
  doReturn,
  doToolbar,
  docommand,
  drilldown,
  gotoError,
};

Object.assign(window, calls);
listen(calls);
document.addEventListener(SHOWN, begin);
begin();
goOn();

/** What a window does when it shows something new, wholly or in a part. */
function begin() {
  typeCommand();
  typeSelection();
  typeId();
}
