import { isProblem, type ProblemCode } from "../../src/core/domain/problem.ts";

/** The code of the expected failure that something ended in; null where it succeeded. Other errors are the test's failure. */
export const problemOf = async (act: Promise<unknown>): Promise<ProblemCode | null> => {
  try {
    await act;
    return null;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return error.code;
  }
};
