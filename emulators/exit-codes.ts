/** What a process ends with: it died, its configuration cannot be used, its port is in use. */
export const EXIT = { died: 1, config: 2, portInUse: 3 } as const;
