import { listen } from "./calls.js";
import { docommand, goOn, typeCommand } from "./commands.js";
import { ProcessMouseClick } from "./menu.js";
import { doIdBox, doNewDeal, typeId } from "./id-box.js";
import { changetab, gotoError } from "./tabs.js";
import { commitOverrides, doReturn, doToolbar } from "./toolbar.js";

/** What links call by name, and what test suites call themselves. */
const calls = {
  ProcessMouseClick,
  changetab,
  commitOverrides,
  docommand,
  doIdBox,
  doNewDeal,
  doReturn,
  doToolbar,
  gotoError,
};

Object.assign(window, calls);
listen(calls);
typeCommand();
typeId();
goOn();
