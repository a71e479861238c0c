/** The time, as an argument: the core never asks the machine. */
export type Clock = () => Date;
/** New ids (UUIDv7: they sort by birth), as an argument, so that tests and replays can name them. */
export type NewId = () => string;
