import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { parseArgs } from "node:util";

/** As much of curl as the README and the banner use, for machines that have Node.js and nothing else. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: "boolean", short: "s" },
    include: { type: "boolean", short: "i" },
    user: { type: "string", short: "u" },
    request: { type: "string", short: "X" },
    header: { type: "string", short: "H", multiple: true, default: [] },
    data: { type: "string", short: "d" },
    output: { type: "string", short: "o" },
    "write-out": { type: "string", short: "w" },
  },
});
const headers = { accept: "*/*" };
if (values.user !== undefined) headers.authorization = `Basic ${Buffer.from(values.user).toString("base64")}`;
if (values.data !== undefined) headers["content-type"] = "application/x-www-form-urlencoded";
for (const line of values.header) {
  const colon = line.indexOf(":");
  headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
}
const method = values.request ?? (values.data === undefined ? "GET" : "POST");

const call = request(positionals[0], { method, headers }, async (response) => {
  let body = "";
  for await (const chunk of response.setEncoding("utf8")) body += chunk;
  const lines = response.rawHeaders.flatMap((name, index, all) =>
    index % 2 === 0 ? `${name}: ${all[index + 1]}` : [],
  );
  const head = [`HTTP/1.1 ${response.statusCode} ${response.statusMessage}`, ...lines, "", ""].join("\r\n");
  if (values.output !== undefined) writeFileSync(values.output, body);
  else process.stdout.write((values.include ? head : "") + body);
  const report = values["write-out"] ?? "";
  process.stdout.write(report.replaceAll("\\n", "\n").replaceAll("%{http_code}", String(response.statusCode)));
});
call.on("error", ({ message }) => {
  process.stderr.write(`curl: ${message}\n`);
  process.exitCode = 7;
});
call.end(values.data);
