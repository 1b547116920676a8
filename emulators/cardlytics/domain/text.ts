import { isDateTime } from "./date-time.ts";
import { notReadable, type Kind, type RuleOptions } from "./rule.ts";

/** What a text must be besides being one: answers what is wrong, in the words of Jakarta's validator. */
export type Check = (text: string, options: RuleOptions) => string | undefined;

/** A text that passes the checks; the first that it fails is its mistake. */
export function text(...checks: readonly Check[]): Kind {
  return {
    absent: "must not be blank",
    bind(value, { path, options }) {
      if (value === null || value === undefined) return null;
      if (typeof value === "string") return value;
      const isScalar = typeof value === "number" || typeof value === "boolean";
      if (isScalar && options.scalarCoercion) return String(value);
      throw notReadable(path, "a text", value);
    },
    *mistakes(value, { path, options }) {
      if (typeof value !== "string") return;
      for (const check of checks) {
        const mistake = check(value, options);
        if (mistake === undefined) continue;
        yield `${path}: ${mistake}`;
        return;
      }
    },
  };
}

/** Not blank: at least one character that is no white space. */
export const notBlank: Check = (value) => (/\S/.test(value) ? undefined : "must not be blank");

/** At most so many characters, counted as JSON Schema and XSD count them. */
export function atMost(limit: number): Check {
  return (value) => (Array.from(value).length <= limit ? undefined : `size must be between 0 and ${limit}`);
}

/** The whole text has the pattern, if `when` says that this is asked at all. */
export function matches(pattern: string, when: (options: RuleOptions) => boolean = () => true): Check {
  const whole = new RegExp(`^(?:${pattern})$`);
  return (value, options) => (!when(options) || whole.test(value) ? undefined : `must match "${pattern}"`);
}

/** One of the words, if `when` says that this is asked at all. */
export function anyOf(words: readonly string[], when: (options: RuleOptions) => boolean = () => true): Check {
  return (value, options) =>
    !when(options) || words.includes(value) ? undefined : `must be any of [${words.join(", ")}]`;
}

const dateTimeCheck: Check = (value) => (isDateTime(value) ? undefined : "must be an ISO-8601 date-time");

/** A publisher's identifier: opaque, not blank, at most 120 characters. Section 5.11, K15. */
export const id = text(notBlank, atMost(120));

/** A date-time; a plain text to the binder, so a bad one is the validator's. Section 3. */
export const dateTime = text(notBlank, dateTimeCheck);
