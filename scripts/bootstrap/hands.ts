/** What the bootstrap, which is plain JavaScript, hands on to the part of a command that runs on Node 24. */
export type Hands = {
  /** Prints a line with the seconds since the command began. */
  readonly say: (text: string) => void;
  /** How to call npm with these arguments. */
  readonly npm: (args: readonly string[]) => { file: string; args: string[]; shell: boolean };
  /** Aborted when someone wants the command to end: end what you started, and return. */
  readonly stopAsked: AbortSignal;
};
