/** The CPU that this process has taken since then, in milliseconds: what else runs on the machine does not count. */
export function millisecondsSince(startedAt: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / 1_000;
}
