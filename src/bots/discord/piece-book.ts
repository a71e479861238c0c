/** Which messages belong together: a long text is several of them, and the desk knows them by one joined id. */
export type PieceBook = {
  /** The joined id of pieces that were posted. */
  join(ids: readonly string[]): string;
  /** The joined id that a piece belongs to; the piece's own where it stands alone, or was posted too long ago. */
  whole(piece: string): string;
};

const most = 5000;

export function pieceBook(): PieceBook {
  const wholes = new Map<string, string>();
  return {
    join(ids) {
      const whole = ids.join("+");
      if (ids.length > 1) for (const id of ids) wholes.set(id, whole);
      for (const [oldest] of wholes) {
        if (wholes.size <= most) break;
        wholes.delete(oldest);
      }
      return whole;
    },
    whole: (piece) => wholes.get(piece) ?? piece,
  };
}
