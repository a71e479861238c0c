/**
 * A fault that rises more than chance explains, as the analytics found it. `test` names the statistical test, `q` is the chance of a
 * false alarm after control of the false-discovery rate over all that was tested.
 */
export type EmergingFault = {
  /** The same while the same fault rises: what it is about, folded. */
  readonly key: string;
  /** What rises, in words: a fix, a symptom. */
  readonly label: string;
  /** On what: a model, a family or a category; null for all equipment. */
  readonly on: string | null;
  /** Cases in the last `days`, and as many as the time before would let expect. */
  readonly seen: number;
  readonly expected: number;
  readonly days: number;
  readonly test: string;
  readonly q: number;
};
