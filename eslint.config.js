import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** Who may import whom: arrows point inwards, and each third-party package has one importing file or folder. */
const law = (files, group, message, ignores = []) => ({
  files,
  ignores,
  rules: { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] },
});

const thirdParty = {
  express: ["express", "express-xml-bodyparser"],
  ajv: ["ajv", "ajv/*", "ajv-formats"],
  xml: ["xmlbuilder2"],
  libxml2: ["libxml2-wasm"],
  log: ["pino"],
};
const outside = Object.values(thirdParty).flat();
const except = (...names) => outside.filter((name) => !names.flatMap((key) => thirdParty[key]).includes(name));

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "**/*.d.ts"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ["error", 10],
      "max-depth": ["error", 3],
      "max-params": ["error", 4],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      // An arrow that hands a call on reads better without braces.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Numbers read well in texts.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // An underscore says that a parameter is there for its place only.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  law(["emulators/core/*.ts"], except("xml"), "A package has one importing file.", ["emulators/core/xml.ts"]),
  law(["emulators/core/http/**"], except("express"), "core/http imports express and nothing else from outside."),
  law(["emulators/core/store/**"], outside, "A store knows versions and no packages but its database."),
  law(
    ["emulators/core/**"],
    ["**/t24/**", "**/cayzu/**", "**/control-center/**", "**/cardlytics/**", "**/admin/**"],
    "core knows no emulator.",
  ),
  law(
    ["emulators/*/domain/**"],
    [...outside, "**/store/**", "**/http/**", "**/representations/**", "**/operations/**", "**/protocol.ts"],
    "The domain is pure: no HTTP, no store, no representation.",
  ),
  law(
    ["emulators/*/representations/**", "emulators/t24/browser-web/**"],
    [...outside, "**/store/**", "**/operations/**", "**/operations.ts", "**/core/http/**"],
    "A representation is a pure function of a resource.",
  ),
  law(
    ["emulators/*/operations/**", "emulators/*/operations.ts"],
    [...outside, "**/core/http/**", "**/core/contract/json-schema.ts"],
    "An operation takes values and returns a reply; it never sees HTTP's machinery.",
  ),
  law(
    ["emulators/t24/**"],
    ["**/cayzu/**", "**/control-center/**", "**/cardlytics/**"],
    "No emulator imports another.",
  ),
  law(
    ["emulators/cayzu/**"],
    ["**/t24/**", "**/control-center/**", "**/cardlytics/**"],
    "No emulator imports another.",
  ),
  law(
    ["emulators/control-center/**"],
    ["**/t24/**", "**/cayzu/**", "**/cardlytics/**"],
    "No emulator imports another.",
  ),
  law(
    ["emulators/cardlytics/**"],
    ["**/t24/**", "**/cayzu/**", "**/control-center/**"],
    "No emulator imports another.",
  ),
  {
    files: ["test/**"],
    rules: {
      // A test file is a list of sentences.
      "max-lines": "off",
      "max-lines-per-function": "off",
      // supertest's bodies are any by nature.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    // What pages load runs in browsers.
    files: ["emulators/**/client/*.js"],
    languageOptions: {
      globals: {
        document: "readonly",
        window: "readonly",
        URL: "readonly",
        fetch: "readonly",
        URLSearchParams: "readonly",
        FormData: "readonly",
        DOMParser: "readonly",
        Event: "readonly",
        Option: "readonly",
        CSS: "readonly",
      },
    },
  },
  {
    files: ["**/*.js", "**/*.mjs"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false }, globals: { Buffer: "readonly", process: "readonly" } },
  },
);
