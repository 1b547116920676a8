import { readdirSync, readFileSync } from "node:fs";

/** The files that pages load, by name; the build puts their texts in the place of this module. */
export const assets: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(new URL("client/", import.meta.url)).map((name) => [
    name,
    readFileSync(new URL(`client/${name}`, import.meta.url), "utf8"),
  ]),
);
