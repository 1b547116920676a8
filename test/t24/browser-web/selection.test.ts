import { isOperand, OPERANDS, toCondition } from "../../../emulators/t24/browser-web/selection.ts";
import { isMet } from "../../../emulators/t24/iris/query-match.ts";
import { toElements } from "../../../emulators/t24/domain/record.ts";
import { comparison } from "../../../emulators/t24/iris/enquiry-type.ts";
import { enquiries } from "../../../emulators/t24/domain/enquiries.ts";

/** Whether a customer of this sector and these short names is selected. */
function isSelected(field: string, operand: string, value: string): boolean {
  const record = {
    id: "100100",
    scalars: { SECTOR: "1001", "DATE.OF.BIRTH": "19710222" },
    groups: { "SHORT.NAME": toElements("SHORT.NAME", ["Harry Crisp", "Henri Croustillant"]) },
  };
  if (!isOperand(operand)) throw new Error(`${operand} is no operand`);
  const condition = toCondition([{ field, operand, value }], (name) => comparison(enquiries.customerDetails, name));
  return condition === undefined || isMet(condition, record);
}

test.each([
  ["EQ", "1001", true],
  ["EQ", "1002", false],
  ["NE", "1001", false],
  ["NE", "1002", true],
  ["GT", "1000", true],
  ["GT", "1001", false],
  ["GE", "1001", true],
  ["GE", "1002", false],
  ["LT", "1002", true],
  ["LT", "1001", false],
  ["LE", "1001", true],
  ["LE", "1000", false],
  ["RG", "1000 1100", true],
  ["RG", "1002 1100", false],
  ["NR", "1002 1100", true],
  ["NR", "1000 1100", false],
])("a sector of 1001 %s %s: %s", (operand, value, selected) => {
  expect(isSelected("SECTOR", operand, value)).toBe(selected);
});

test.each([
  ["LK", "Harry...", true],
  ["LK", "...Crisp", true],
  ["LK", "H...isp", true],
  ["LK", "Harry", false],
  ["LK", "H.rry...", false],
  ["UL", "Harry...", false],
  ["UL", "Anna...", true],
  ["CT", "rry Cr", true],
  ["CT", "xyz", false],
  ["NC", "rry Cr", false],
  ["NC", "xyz", true],
  ["BW", "Henri", true],
  ["BW", "enri", false],
  ["EW", "tillant", true],
  ["EW", "Croust", false],
])("of two short names, %s %s: %s", (operand, value, selected) => {
  expect(isSelected("SHORT.NAME", operand, value)).toBe(selected);
});

test("a day may be given as it is shown", () => {
  expect(isSelected("DATE.OF.BIRTH", "EQ", "22 FEB 1971")).toBe(true);
});

test("the first operand, which is preset, is equals", () => {
  expect(Object.entries(OPERANDS)[0]).toEqual(["EQ", expect.objectContaining({ text: "equals" })]);
});
