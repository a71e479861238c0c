/** Reads one variable after the other and gathers what is wrong, so that a person mends everything in one go. */
export type Environment = {
  /** What is wrong so far, each a sentence for the person who set the variable. */
  readonly faults: string[];
  /** Whether the variable is set to something, right or wrong. */
  isSet(name: string): boolean;
  /** The variable's text without the spaces around it, or null where it is unset or empty. */
  text(name: string): string | null;
  /** As `text`, and a fault with the sentence `must` where the check fails: "NAME must be …". */
  checked(name: string, must: string, check: (text: string) => boolean): string | null;
  /** As `checked`, for values that must never be shown; not even in the fault. */
  secret(name: string, must?: string, check?: (text: string) => boolean): string | null;
};

const longestValue = 8_192;

/** Wraps the process's environment (or, in a test, anything that looks like it). */
export const readEnvironment = (env: Readonly<Record<string, string | undefined>>): Environment => {
  const faults: string[] = [];
  const text = (name: string): string | null => {
    const value = env[name]?.trim() ?? "";
    if (value === "") return null;
    if (value.length > longestValue) {
      faults.push(`${name} is ${value.length} characters long, which cannot be meant: look what was pasted into it.`);
      return null;
    }
    // Also what a text editor shows as nothing: a token copied with a zero-width space in it looks right and is not.
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value)) {
      faults.push(
        `${name} contains an invisible character (a line break, say): type it again, or paste it as plain text.`,
      );
      return null;
    }
    return value;
  };
  const checked = (name: string, must: string, check: (text: string) => boolean): string | null => {
    const value = text(name);
    if (value === null || check(value)) return value;
    faults.push(`${name} must be ${must}; it is ${shown(value)}.`);
    return null;
  };
  const secret = (name: string, must = "", check: (text: string) => boolean = () => true): string | null => {
    const value = text(name);
    if (value === null || check(value)) return value;
    faults.push(`${name} must be ${must}. (Its value is not shown here.)`);
    return null;
  };
  const isSet = (name: string): boolean => Boolean(env[name]?.trim());
  return { faults, isSet, text, checked, secret };
};

const shown = (value: string): string => JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
