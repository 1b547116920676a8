import { ConfigError, readConfig } from "../../emulators/core/config.ts";

const doorstep = { port: 4002, portVariable: "CAYZU_PORT" };
const read = (environment: Record<string, string>): ReturnType<typeof readConfig> => readConfig(environment, doorstep);

test("without any variable an emulator serves loopback on its own port, without a token", () => {
  expect(read({})).toEqual({
    port: 4002,
    host: "127.0.0.1",
    seed: "1",
    adminToken: undefined,
    adminHosts: [],
    checksAnswers: false,
    metricsBySandbox: false,
    logLevel: "info",
    clockSetting: { mode: "real" },
    seedFiles: [],
    journalEntries: 1_000,
  });
});

test("a configuration is frozen", () => {
  expect(Object.isFrozen(read({}))).toBe(true);
});

test.each<[Record<string, string>, object]>([
  [{ CAYZU_PORT: "8080" }, { port: 8080 }],
  [{ CAYZU_PORT: "0" }, { port: 0 }],
  [{ CAYZU_PORT: "" }, { port: 4002 }],
  [{ T24_PORT: "8080" }, { port: 4002 }],
  [{ SEED: "blue" }, { seed: "blue" }],
  [{ STORE: "memory:" }, { port: 4002 }],
  [{ CHECK_ANSWERS: "1" }, { checksAnswers: true }],
  [{ CHECK_ANSWERS: "0" }, { checksAnswers: false }],
  [{ CI: "true" }, { checksAnswers: true }],
  [{ CI: "false" }, { checksAnswers: false }],
  [{ CI: "true", CHECK_ANSWERS: "0" }, { checksAnswers: false }],
  [{ CI: "1", CHECK_ANSWERS: "" }, { checksAnswers: true }],
  [{}, { journalEntries: 1_000 }],
  [{ JOURNAL_ENTRIES: "10000" }, { journalEntries: 10_000 }],
  [{ METRICS_BY_SANDBOX: "1" }, { metricsBySandbox: true }],
  [{ LOG_LEVEL: "silent" }, { logLevel: "silent" }],
  [{ ADMIN_HOSTS: "qa.example.com, QA2.Example.com,," }, { adminHosts: ["qa.example.com", "qa2.example.com"] }],
  [{ HOST: "localhost" }, { host: "localhost", adminToken: undefined }],
  [{ HOST: "::1" }, { host: "::1", adminToken: undefined }],
  [{ HOST: "127.0.1.1" }, { adminToken: undefined }],
  [
    { HOST: "0.0.0.0", ADMIN_TOKEN: "t" },
    { host: "0.0.0.0", adminToken: "t" },
  ],
  [{ HOST: "0.0.0.0", ADMIN_TOKEN: "none" }, { adminToken: undefined }],
])("%j gives %j", (environment, expected) => {
  expect(read(environment)).toMatchObject(expected);
});

const wantsToken = (host: string): string =>
  `HOST=${host} binds beyond loopback, where the control API needs a token: set ADMIN_TOKEN to one, or to "none" to do without.`;

test.each<[Record<string, string>, string]>([
  [{ CAYZU_PORT: "65536" }, "CAYZU_PORT=65536 is no port: it takes 0 (any free one) to 65535."],
  [{ CAYZU_PORT: "-1" }, "CAYZU_PORT=-1 is no port: it takes 0 (any free one) to 65535."],
  [{ CAYZU_PORT: "80a" }, "CAYZU_PORT=80a is no port: it takes 0 (any free one) to 65535."],
  [{ CAYZU_PORT: "1e3" }, "CAYZU_PORT=1e3 is no port: it takes 0 (any free one) to 65535."],
  [{ CAYZU_PORT: " " }, "CAYZU_PORT=  is no port: it takes 0 (any free one) to 65535."],
  [
    { STORE: "sqlite:x.db" },
    "STORE=sqlite:x.db cannot be opened: records live in memory, so STORE takes memory: only.",
  ],
  [{ JOURNAL_ENTRIES: "0" }, "JOURNAL_ENTRIES=0 is no size: it takes a whole number from 1 to 999999."],
  [{ JOURNAL_ENTRIES: "many" }, "JOURNAL_ENTRIES=many is no size: it takes a whole number from 1 to 999999."],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL=loud is none of fatal, error, warn, info, debug, trace, silent."],
  [{ HOST: "0.0.0.0" }, wantsToken("0.0.0.0")],
  [{ HOST: "::" }, wantsToken("::")],
  [{ HOST: "qa.example.com", ADMIN_TOKEN: "" }, wantsToken("qa.example.com")],
  [{ HOST: "127.0.0.1.example.com" }, wantsToken("127.0.0.1.example.com")],
])("%j is refused", (environment, sentence) => {
  expect(() => read(environment)).toThrow(new ConfigError(sentence));
  expect(() => read(environment)).toThrow(ConfigError);
});

test("a variable that is set to nothing is none", () => {
  const empty = { HOST: "", STORE: "", LOG_LEVEL: "", SEED: "", ADMIN_TOKEN: "", ADMIN_HOSTS: "" };
  expect(read(empty)).toEqual(read({}));
});
