/** What a typed argument of a command is, so that a platform can offer the right control and complete what is typed. */
export type MenuArgument = {
  /** Lower-case ASCII, `-` and `_`: fits every platform's rule for option names. */
  readonly name: string;
  readonly description: Readonly<Record<MenuLanguage, string>>;
  readonly required: boolean;
  readonly kind: "text" | "number" | "ticket" | "person" | "vehicle" | "fix" | "choice";
  /** For `choice`: what can be chosen. */
  readonly choices: readonly string[];
};

export type MenuLanguage = "en" | "es" | "pt";

/** One verb of a command; null where the command has no verbs. */
export type MenuVerb = {
  readonly verb: string | null;
  readonly description: Readonly<Record<MenuLanguage, string>>;
  /** Those whom a platform should offer it to, where it can tell them apart; rights are checked again when it is used. */
  readonly audience: "everyone" | "staff" | "admin";
  readonly arguments: readonly MenuArgument[];
};

/** A command as a platform registers it: `/ticket` with its verbs. Words typed behind it are sent as `command` interactions. */
export type MenuCommand = {
  readonly name: string;
  readonly description: Readonly<Record<MenuLanguage, string>>;
  readonly verbs: readonly MenuVerb[];
};

/** A command of one word for platforms without options (`/new`, `/mine`, `/queue`), with the words it stands for. */
export type MenuShortcut = {
  readonly name: string;
  readonly words: string;
  readonly description: Readonly<Record<MenuLanguage, string>>;
  readonly audience: "everyone" | "staff" | "admin";
};

export type Menu = { readonly commands: readonly MenuCommand[]; readonly shortcuts: readonly MenuShortcut[] };
