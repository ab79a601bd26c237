namespace DemoHost.BulkCheck;

/// <summary>Finds a candidate's public profile. Register one of your own before <c>AddBulkCheck</c> to search elsewhere.</summary>
internal interface IProfileSearch
{
    /// <summary>Searches. Called for several candidates at once.</summary>
    /// <returns>The profile; null when there is none.</returns>
    /// <exception cref="ProfileSearchException">The search itself failed; the message is for the user.</exception>
    Task<LinkedinProfile?> FindAsync(CandidateRow candidate, CancellationToken cancellationToken);
}
