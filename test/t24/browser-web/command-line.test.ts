import { readCommand, readIdBox } from "../../../emulators/t24/browser-web/command-line.ts";

const onInput = { screen: "CUSTOMER,INPUT" };

test.each([
  ["CUSTOMER", { kind: "application", screen: "CUSTOMER," }],
  ["CUSTOMER,", { kind: "application", screen: "CUSTOMER," }],
  ["  CUSTOMER,INPUT  ", { kind: "application", ...onInput }],
  ["CUSTOMER,INPUT I", { kind: "application", ...onInput }],
  ["CUSTOMER,INPUT I F3", { kind: "new", ...onInput }],
  ["CUSTOMER,INPUT F3", { kind: "new", ...onInput }],
  ["CUSTOMER, I F3 ", { kind: "new", screen: "CUSTOMER," }],
  ["CUSTOMER I 190245", { kind: "record", screen: "CUSTOMER,", letter: "I", id: "190245" }],
  ["CUSTOMER 190245", { kind: "record", screen: "CUSTOMER,", letter: "I", id: "190245" }],
  ["CUSTOMER  S   190245", { kind: "record", screen: "CUSTOMER,", letter: "S", id: "190245" }],
  ["CUSTOMER,NAU A 190245", { kind: "record", screen: "CUSTOMER,NAU", letter: "A", id: "190245" }],
  ["CUSTOMER D 190245", { kind: "record", screen: "CUSTOMER,", letter: "D", id: "190245" }],
  ["CUSTOMER L", { kind: "list", screen: "CUSTOMER,", letter: "L", asksSelection: false }],
  ["CUSTOMER L L", { kind: "list", screen: "CUSTOMER,", letter: "L", asksSelection: true }],
  ["CUSTOMER E", { kind: "list", screen: "CUSTOMER,", letter: "E", asksSelection: false }],
  ["CUSTOMER S 1 L", { kind: "list", screen: "CUSTOMER,", letter: "L", asksSelection: false }],
  ["CUS,INPUT I F3", { kind: "new", ...onInput }],
  ["ENQ CUSTOMER.LIST", { kind: "enquiry", name: "CUSTOMER.LIST", runs: false, rest: [] }],
  ["ENQ CUSTOMER.LIST @ID EQ 1", { kind: "enquiry", name: "CUSTOMER.LIST", runs: false, rest: ["@ID", "EQ", "1"] }],
  ["QUERY CUSTOMER.LIST", { kind: "enquiry", name: "CUSTOMER.LIST", runs: true, rest: [] }],
  ["COS CUSTOMER.NAU", { kind: "composite", name: "CUSTOMER.NAU" }],
  ["TAB HOME", { kind: "tabs", name: "HOME" }],
  ["?3", { kind: "menu", name: "3" }],
  ["MENU 3", { kind: "menu", name: "3" }],
  ["MENU", { kind: "menu", name: "" }],
  ["?", { kind: "menu", name: "" }],
  ["TOOLS", { kind: "tools" }],
  ["HELP", { kind: "help", application: "", field: "" }],
  ["HELP CUSTOMER SECTOR", { kind: "help", application: "CUSTOMER", field: "SECTOR" }],
  ["CUSTOMER S 66052;1", { kind: "record", screen: "CUSTOMER,", letter: "S", id: "66052;1" }],
  ["CUSTOMER P 66052", { kind: "record", screen: "CUSTOMER,", letter: "P", id: "66052" }],
  ["CUSTOMER H", { kind: "list", screen: "CUSTOMER,", letter: "H", asksSelection: false }],
  ["CUSTOMER H 66052", { kind: "record", screen: "CUSTOMER,", letter: "H", id: "66052" }],
  ["FT,ANY S 1", { kind: "record", screen: "FUNDS.TRANSFER,ANY", letter: "S", id: "1" }],
  ["SIGN.OFF", { kind: "sign-off" }],
  ["SO", { kind: "sign-off" }],
  ["LO", { kind: "sign-off" }],
  ["   ", { kind: "nothing" }],
  ["constructor", { kind: "application", screen: "constructor," }],
])("the line %j is read as %j", (line, command) => {
  expect(readCommand(line)).toEqual(command);
});

test.each([
  ["190245", { kind: "record", ...onInput, letter: "I", id: "190245" }],
  ["S 190245", { kind: "record", ...onInput, letter: "S", id: "190245" }],
  ["F3", { kind: "new", ...onInput }],
  ["", { kind: "application", ...onInput }],
  ["L", { kind: "list", ...onInput, letter: "L", asksSelection: false }],
])("the id box of CUSTOMER,INPUT takes %j as %j", (text, command) => {
  expect(readIdBox("CUSTOMER,INPUT", text)).toEqual(command);
});
