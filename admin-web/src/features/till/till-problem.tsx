/** What stands in the way, read out as it comes; null: nothing. */
export const TillProblem = ({ sentence }: { sentence: string | null }) =>
  sentence === null ? null : (
    <p className="till-problem" role="alert">
      {sentence}
    </p>
  );
