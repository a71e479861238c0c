/** The subject of events that are about the desk itself and no ticket or account: changed settings. One chain. */
export const deskSubjectId = "00000000-0000-7000-8000-000000000000";
