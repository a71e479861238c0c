import { say } from "../words/say.ts";
import { chooseTheme, theme, themes } from "./theme.ts";

/** Light, dark, or as the system says. */
export function ThemeSwitch() {
  return (
    <fieldset class="segments">
      <legend class="unseen">{say("theme")}</legend>
      {themes.map((one) => (
        <button key={one} type="button" aria-pressed={theme.value === one} onClick={() => chooseTheme(one)}>
          {say(`theme-${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
