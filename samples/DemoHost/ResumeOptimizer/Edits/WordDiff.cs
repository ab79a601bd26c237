using System.Text.RegularExpressions;
using DiffPlex;

namespace DemoHost.ResumeOptimizer;

/// <summary>The difference of two texts in words, as small as it gets (Myers' algorithm, by DiffPlex).</summary>
internal static partial class WordDiff
{
    public const string Equal = "equal";
    public const string Delete = "delete";
    public const string Insert = "insert";

    /// <summary>Longer texts are not compared: the time grows with the square of what differs.</summary>
    private const int MaxLength = 4_000;

    /// <summary>What goes, together with what stays, is the old text; what comes, together with what stays, the new one.</summary>
    public static IReadOnlyList<WordChange> Between(string? before, string? after)
    {
        if (before is null || after is null || before.Length + after.Length > MaxLength)
            return [.. Change(Delete, before ?? ""), .. Change(Insert, after ?? "")];
        var diff = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, text => [.. Piece().Matches(text).Select(m => m.Value)]);
        var changes = new List<WordChange>();
        var old = 0;
        foreach (var block in diff.DiffBlocks)
        {
            changes.AddRange(Change(Equal, string.Concat(diff.PiecesOld[old..block.DeleteStartA])));
            old = block.DeleteStartA + block.DeleteCountA;
            changes.AddRange(Change(Delete, string.Concat(diff.PiecesOld[block.DeleteStartA..old])));
            changes.AddRange(Change(Insert, string.Concat(diff.PiecesNew[block.InsertStartB..(block.InsertStartB + block.InsertCountB)])));
        }
        changes.AddRange(Change(Equal, string.Concat(diff.PiecesOld[old..])));
        return changes;
    }

    private static WordChange[] Change(string op, string text) => text.Length == 0 ? [] : [new WordChange(op, text)];

    [GeneratedRegex(@"\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]")]
    private static partial Regex Piece();
}
