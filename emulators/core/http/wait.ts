import type { Response } from "express";

/** Waits that many milliseconds, or until the client has gone; resolves to whether it is still there. */
export function waitFor(milliseconds: number, response: Response): Promise<boolean> {
  if (milliseconds <= 0) return Promise.resolve(!response.destroyed);
  return new Promise((resolve) => {
    const settle = (isThere: boolean): void => {
      clearTimeout(timer);
      response.off("close", leave);
      resolve(isThere);
    };
    const leave = (): void => settle(false);
    const timer = setTimeout(() => settle(true), milliseconds);
    response.once("close", leave);
  });
}
