import type { Language } from "../domain/languages.ts";
import type { RichText } from "../domain/rich-text.ts";
import type { Role } from "../domain/roles.ts";
import type { Visibility } from "../domain/visibility.ts";
import type { Work } from "./work.ts";

/** Who reads what is sent to a place: its owner, or the desk channel. Null where they have chosen nothing. */
export type PlaceReader = {
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly account: {
    readonly accountId: string;
    readonly role: Role;
    readonly organisationId: string | null;
    readonly maySign: boolean;
    readonly name: string;
  } | null;
  /**
   * The owner's login on the place's platform, the newest one; null where there is none. A platform that knows people across its
   * workspaces names none in their logins.
   */
  readonly login: { readonly user: string; readonly name: string } | null;
};

/** The reader of a place; null where the place is not there. */
export async function readPlaceReader(work: Work, placeId: string): Promise<PlaceReader | null> {
  const [row] = await work.sql<
    {
      language: Language | null;
      time_zone: string | null;
      account_id: string | null;
      role: Role;
      organisation_id: string | null;
      may_sign: boolean;
      name: string;
      user_id: string | null;
      display_name: string;
    }[]
  >`
    select coalesce(a.language, d.language) as language, coalesce(a.time_zone, d.time_zone) as time_zone,
      a.id as account_id, a.role, a.organisation_id, a.may_sign, a.name, i.user_id, i.display_name
    from places p
    left join accounts a on a.id = p.account_id
    left join desk_channels d on p.kind = 'desk' and d.platform = p.platform and d.workspace = p.workspace and d.channel = p.channel
    left join lateral (
      select user_id, display_name from identities
      where account_id = p.account_id and platform = p.platform and workspace in (p.workspace, '')
      order by workspace = p.workspace desc, last_seen_at desc, id limit 1
    ) i on true
    where p.id = ${placeId}::uuid`;
  if (row === undefined) return null;
  const { account_id: accountId, role, organisation_id: organisationId, may_sign: maySign, name } = row;
  return {
    language: row.language,
    timeZone: row.time_zone,
    account: accountId === null ? null : { accountId, role, organisationId, maySign, name },
    login: row.user_id === null ? null : { user: row.user_id, name: row.display_name },
  };
}

/** A message as one place shows it. `replyTo` is the platform's id, in this very place, of the message it answers. */
export type MessageForPlace = {
  readonly body: RichText;
  readonly visibility: Visibility;
  /** When it was said. */
  readonly at: Date;
  readonly deleted: boolean;
  readonly edited: boolean;
  readonly author: { readonly name: string; readonly role: Role } | null;
  readonly files: readonly { readonly fileId: string; readonly name: string; readonly mediaType: string }[];
  readonly replyTo: string | null;
  /** Of the place's reader, as in `PlaceReader`. */
  readonly language: Language | null;
};

/** The newest version of a message with all that showing it in this place needs, in one statement; null where it is not there. */
export async function readMessageForPlace(
  work: Work,
  placeId: string,
  messageId: string,
): Promise<MessageForPlace | null> {
  const [row] = await work.sql<
    {
      body: RichText;
      visibility: Visibility;
      at: Date;
      deleted: boolean;
      edited: boolean;
      author_name: string | null;
      author_role: Role;
      files: MessageForPlace["files"] | null;
      reply_to: string | null;
      language: Language | null;
    }[]
  >`
    select m.body, m.visibility, m.created_at as at, m.deleted_at is not null as deleted, m.edited_at is not null as edited,
      coalesce(a.name, m.foreign_author ->> 'name') as author_name, coalesce(a.role::text, m.foreign_author ->> 'role') as author_role, coalesce(reader.language, d.language) as language, answered.platform_message_id as reply_to,
      (select jsonb_agg(jsonb_build_object('fileId', f.id, 'name', f.name, 'mediaType', f.media_type) order by mf.position)
        from message_files mf join files f on f.id = mf.file_id where mf.message_id = m.id and f.deleted_at is null) as files
    from messages m
    join places p on p.id = ${placeId}::uuid and p.conversation_id = m.conversation_id
    left join accounts a on a.id = m.author_id
    left join accounts reader on reader.id = p.account_id
    left join desk_channels d on p.kind = 'desk' and d.platform = p.platform and d.workspace = p.workspace and d.channel = p.channel
    left join copies answered on answered.message_id = m.reply_to_id and answered.place_id = p.id
    where m.id = ${messageId}::uuid`;
  if (row === undefined) return null;
  return {
    body: row.body,
    visibility: row.visibility,
    at: row.at,
    deleted: row.deleted,
    edited: row.edited,
    author: row.author_name === null ? null : { name: row.author_name, role: row.author_role },
    files: row.files ?? [],
    replyTo: row.reply_to,
    language: row.language,
  };
}
