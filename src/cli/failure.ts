/** What a script learns from the exit code. */
export const EXIT = {
  ok: 0,
  failure: 1,
  usage: 2,
  notFound: 3,
  conflict: 4,
  validation: 5,
  unavailable: 6,
  /** What was looked at does not hold. */
  unverified: 7,
  /** 128 and the number of the signal, as shells have it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Why a command did not do what it was asked, for people and for scripts. */
export interface Refusal {
  readonly exit: ExitCode;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fix: string;
  /** What is wrong with each field, where there are several. */
  readonly faults?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** A refusal as people read it. */
export const refusalText = ({ title, code, detail, fix }: Refusal): string =>
  `${title} (${code})\n${detail}\nWhat to do: ${fix}\n`;

/** Ends a command from anywhere inside it; only the command line itself catches it, and says what it carries. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly refusal: Refusal) {
    super(refusal.detail);
  }
}

export const usageError = (detail: string, fix: string): Refused =>
  new Refused({ exit: EXIT.usage, code: 'usage', title: 'The command line cannot be understood', detail, fix });
