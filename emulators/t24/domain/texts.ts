/**
 * T24's texts of field errors; an error's Code is its Text (3.6). Seen in a source: INPUT MISSING, NO SPECIFIED VALUE,
 * MISSING … - RECORD, NO LEADING MINUS WITH SWIFT (3.5). The rest is classic T24 wording or, where marked, invented.
 */
export const texts = {
  inputMissing: "INPUT MISSING",
  noSpecifiedValue: "NO SPECIFIED VALUE",
  leadingMinus: "NO LEADING MINUS WITH SWIFT",
  tooManyCharacters: "TOO MANY CHARACTERS",
  tooFewCharacters: "TOO FEW CHARACTERS",
  notNumeric: "NOT NUMERIC",
  invalidCharacter: "INVALID CHARACTER",
  invalidDate: "INVALID DATE",
  invalidFrequency: "INVALID FREQUENCY",
  // an empty value where a file is looked up (3.5)
  idMissing: "ID IN FILE MISSING",
  // invented: only the status is known (1.8, enrichment)
  propertyMissing: "PROPERTY MISSING",
  invalidProperty: "INVALID PROPERTY",
  // invented: only the rule is known (4.10, MNEMONIC: first alpha)
  firstNotAlpha: "FIRST CHARACTER MUST BE ALPHA",
  // invented: only the rule is known (4.10, CONTACT.DATE: not after today)
  afterToday: "DATE AFTER TODAY",
  // Q19: placeholder, the real text was not found
  duplicateMnemonic: "DUPLICATE MNEMONIC",
  // invented: only the rule is known (4.10, CUSTOMER.LIABILITY: no-change field)
  noChange: "NOCHANGE FIELD",
  // Q18: invented, only the routine's name is known
  genderTitle: "GENDER DOES NOT MATCH TITLE",
} as const;

/** `MISSING SECTOR - RECORD`: the value is no id of the file that the field looks up (Q20). */
export function missingRecord(file: string): string {
  return `MISSING ${file} - RECORD`;
}
