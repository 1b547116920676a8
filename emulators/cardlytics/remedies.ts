import { toPointer, type Remedies, type Remedy } from "../core/observe/explain/remedy.ts";

/** What to ask instead of what Cardlytics refuses, for who reads the journal. */
export const remedies: Remedies = {
  invalid: ({ message, details: { validationErrors } }) =>
    toFields(Array.isArray(validationErrors) ? validationErrors.map(String) : [message]),
  "no-session": () => ({ changes: ["Name a customer who is enrolled and has an account."] }),
  "bad-credentials": () => ({ changes: ["Send the clientId and the secret of the institution."] }),
  throttled: () => ({ changes: ["Come again in the next second."] }),
};

/** How many mistakes the journal keeps of one refusal. */
const MAX_SHOWN = 20;

/** The vendor lists all mistakes, each as `customers[0].postalCode: must not be blank`. */
function toFields(mistakes: readonly string[]): Remedy {
  const shown = mistakes.slice(0, MAX_SHOWN).map((mistake) => {
    const [, path, words = mistake] = /^([\w.[\]]+): (.*)$/s.exec(mistake) ?? [];
    return { at: path === undefined ? "" : toPointer(path), words };
  });
  const changes = shown.map(({ at, words }) => `Change ${at || "the body"}: it ${words}.`);
  const more = mistakes.length - shown.length;
  return {
    changes: more > 0 ? [...changes, `Put right ${more} more.`] : changes,
    at: shown.flatMap(({ at }) => (at === "" ? [] : [at])),
  };
}
