/** What is wrong with one part of the package, and what to do about it. */
export interface Fault {
  /** A flag, or a file of the package. */
  readonly where: string;
  readonly problem: string;
  readonly fix: string;
}
