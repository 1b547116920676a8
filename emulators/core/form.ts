/** The fields of a posted form in the order in which they came; a name that comes twice is there twice. */
export type FormFields = readonly (readonly [name: string, value: string])[];

/** Reads `application/x-www-form-urlencoded` text as browsers write it (WHATWG URL, section 5.1). */
export function parseForm(text: string): FormFields {
  // A question mark at the start would be passed over; it belongs to the first name.
  return [...new URLSearchParams(`&${text}`)];
}

/** The text of a form with something else in place of the values of the fields that are named. */
export function redactForm(text: string, names: readonly string[], instead: string): string {
  if (names.length === 0) return text;
  return text.replace(/(^|&)([^=&]*)=([^&]*)/g, (field: string, sign: string, name: string) =>
    parseForm(`${name}=`).some(([decoded]) => names.includes(decoded)) ? `${sign}${name}=${instead}` : field,
  );
}
