import type { EventJson } from "../protocol.ts";
import { eventWords } from "../words/event-words.ts";
import { locale, say } from "../words/say.ts";
import { clockTime, dayLabel, fullTime } from "../words/when.ts";

/** Kinds that the talk beside shows already. */
const inTalk = ["message.posted", "message.edited", "message.deleted"];

/** What happened to the ticket, newest first. */
export function Timeline({ events }: { readonly events: readonly EventJson[] }) {
  const shown = events.filter(({ kind }) => !inTalk.includes(kind)).toReversed();
  return (
    <section>
      <h2>{say("timeline")}</h2>
      {shown.length === 0 && <p class="quiet small">{say("timeline-empty")}</p>}
      <ol class="timeline">
        {shown.map((event) => {
          const at = new Date(event.at);
          const reason = typeof event.data.reason === "string" ? event.data.reason : "";
          return (
            <li key={event.id}>
              <span class="what">{eventWords(event.kind)}</span>{" "}
              {event.actor !== null && <bdi class="quiet">{say("by", { name: event.actor.name })}</bdi>}
              {reason !== "" && (
                <span class="second" dir="auto">
                  {reason}
                </span>
              )}
              <time class="second tabular" dateTime={event.at} title={fullTime(at, locale.value)}>
                {dayLabel(at, new Date(), locale.value)}, {clockTime(at, locale.value)}
              </time>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
