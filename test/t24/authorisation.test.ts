import { assertCompany, assertMay, isSignedOn } from "../../emulators/t24/domain/authorisation.ts";
import type { User } from "../../emulators/t24/domain/authorisation.ts";
import { seed } from "../../emulators/t24/seed.ts";

const users = seed().records["USER"] as Readonly<Record<string, User>>;
const violation = { code: "EB-SECURITY.VIOLATION" };

test.each(["INPUTT", "AUTHOR", "CSAGENT", "AUDITR"])("%s may input, authorise, delete, see and list", (name) => {
  const user = userOf(name);
  for (const letter of ["input", "authorise", "delete", "see", "list", "restore", "copy", "reverse"] as const) {
    expect(() => {
      assertMay(user, letter);
    }).not.toThrow();
  }
});

test.each([
  ["INPUTT", false],
  ["AUTHOR", false],
  ["CSAGENT", false],
  ["AUDITR", true],
])("%s may review: %s", (name, allowed) => {
  const review = (): void => {
    assertMay(userOf(name), "review");
  };
  if (allowed) expect(review).not.toThrow();
  else expect(review).toThrow(expect.objectContaining(violation));
});

test("a company that is not the user's is a security violation, known or not", () => {
  expect(() => {
    assertCompany(userOf("INPUTT"), "GB0010001");
  }).not.toThrow();
  expect(() => {
    assertCompany(userOf("INPUTT"), "EU0010001");
  }).toThrow(expect.objectContaining(violation));
});

test.each([
  ["INPUTT", "123456", true],
  ["inputt", "123456", false],
  ["INPUTT", "654321", false],
  ["INPUTT", "", false],
])("%s with password %j signs on: %s", (name, password, expected) => {
  expect(isSignedOn(userOf("INPUTT"), name, password)).toBe(expected);
});

function userOf(name: string): User {
  const user = users[name];
  if (user === undefined) throw new Error(`no user ${name}`);
  return user;
}
