/**
 * What a process ends with: all was well; it died; usage or configuration cannot be used; its port is in use; a contract
 * or an assertion was violated; a file of state is truncated, damaged, newer or of something else.
 */
export const EXIT = { clean: 0, died: 1, config: 2, portInUse: 3, violation: 4, stateFile: 5 } as const;
