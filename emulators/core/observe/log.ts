import type { Logger } from "pino";

/** What a process says: one line a request, a stack for what failed, and sentences about itself. */
export interface Log {
  /** Left out where such lines are not wanted, so that nobody makes them. */
  request?(line: {
    readonly id: string;
    readonly sandbox: string;
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly durationMs: number;
    /** The caller's trace, passed on, so that its lines and ours can be put together. */
    readonly traceparent?: string;
  }): void;
  failure(thrown: unknown, requestId: string): void;
  say(sentence: string): void;
}

/** Says nothing. */
export const silentLog: Log = { failure: () => undefined, say: () => undefined };

/** Says it through pino, as JSON lines; request lines on level debug, since the journal has them too. */
export function createLog(logger: Logger): Log {
  return {
    ...(logger.isLevelEnabled("debug") && { request: (line) => logger.debug(line) }),
    failure: (thrown, requestId) => logger.error({ err: thrown, id: requestId }, "a request failed"),
    say: (sentence) => logger.info(sentence),
  };
}
