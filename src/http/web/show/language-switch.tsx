import { languages } from "../../../core/domain/languages.ts";
import { chooseLanguage } from "../session.ts";
import { language, say } from "../words/say.ts";
import { Icon } from "./icon.tsx";
import { languageNames } from "./language-names.ts";

/** The languages by their own names. */
export function LanguageSwitch() {
  return (
    <label class="language">
      <Icon name="globe" />
      <span class="unseen">{say("language")}</span>
      <select
        value={language.value}
        onChange={(event) => {
          const next = languages.find((one) => one === event.currentTarget.value);
          // The page speaks it already; the account learns it with the next visit where the server is out of reach.
          if (next !== undefined) chooseLanguage(next).catch(() => undefined);
        }}
      >
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {languageNames[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
