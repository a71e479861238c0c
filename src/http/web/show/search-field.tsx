import { useEffect, useRef } from "preact/hooks";
import { say } from "../words/say.ts";

/** Words to search for; `onSearch` hears them a moment after the last letter. */
export function SearchField({
  label,
  value = "",
  onSearch,
}: {
  readonly label: string;
  readonly value?: string;
  readonly onSearch: (words: string) => void;
}) {
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(later.current), []);
  return (
    <label class="search">
      {label}
      <input
        class="input"
        type="search"
        maxLength={200}
        placeholder={say("search")}
        defaultValue={value}
        onInput={(event) => {
          const words = event.currentTarget.value.trim();
          clearTimeout(later.current);
          later.current = setTimeout(() => onSearch(words), 200);
        }}
      />
    </label>
  );
}
