import { get } from "node:http";

/** Asks the emulator on a port of this machine whether it is ready; the exit code is the answer, for health checks. */
const [, , port = "4001"] = process.argv;

get(`http://127.0.0.1:${port}/__admin/ready`, (response) => process.exit(response.statusCode === 200 ? 0 : 1)).on(
  "error",
  () => process.exit(1),
);
