/** What lets writes through, or makes them wait. */
export interface Gate {
  /** Does it at once, or as soon as the gate is open. */
  pass<T>(write: () => T): Promise<T>;
  /** Closes the gate until the returned function is called. */
  hold(): () => void;
}

/** An open gate. */
export function createGate(): Gate {
  let held: Promise<void> | undefined;
  return {
    async pass(write) {
      while (held !== undefined) await held;
      return write();
    },
    hold() {
      let open = (): void => undefined;
      held = new Promise((resolve) => (open = resolve));
      return () => {
        held = undefined;
        open();
      };
    },
  };
}
