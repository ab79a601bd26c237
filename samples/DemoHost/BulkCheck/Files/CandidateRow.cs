namespace DemoHost.BulkCheck;

/// <summary>One row of a file as it was written, without the white space around its values; what is missing is empty.</summary>
/// <param name="Number">Its place among the candidates of the file, counted from 1.</param>
/// <param name="Name">Who it is about.</param>
/// <param name="Email">The address that identifies the candidate within a company.</param>
/// <param name="Company">The employer as the file has it.</param>
/// <param name="Title">The position as the file has it.</param>
/// <param name="Location">The place; null when the file has none.</param>
internal sealed record CandidateRow(int Number, string Name, string Email, string Company, string Title, string? Location);
