using System.Globalization;
using Microsoft.Data.Sqlite;
using Sse.Primitives;

namespace Sse.Stores.Sqlite;

/// <summary>
/// Turns a <see cref="StreamQuery"/> into one statement. Each condition has an index that also gives the order, so a page costs
/// what it shows: the first of several conditions walks its index, the others are checked on the way.
/// </summary>
internal static class StreamListing
{
    public static StreamPage List(SqliteConnection connection, StreamQuery query)
    {
        using var command = connection.CreateCommand();
        Build(command, query);
        return query.PageOf(StreamReading.ReadStreams(command));
    }

    internal static void Build(SqliteCommand command, StreamQuery query)
    {
        var conditions = new List<string>();
        AddAttributes(command, query, conditions);
        AddTimes(command, query, conditions);
        AddTags(command, query, conditions);
        command.Parameters.AddWithValue("@limit", query.Limit + 1);
        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        command.CommandText = $"SELECT {StreamReading.Columns} FROM stream s{where} ORDER BY s.created DESC, s.id DESC LIMIT @limit";
    }

    private static void AddAttributes(SqliteCommand command, StreamQuery query, List<string> conditions)
    {
        Add("s.kind = @kind", "@kind", query.Kind);
        Add("s.name = @name", "@name", query.Name);
        Add("s.status = @status", "@status", query.Status);
        if (query.IsCompleted is { } completed)
            conditions.Add(completed ? "s.completed IS NOT NULL" : "s.completed IS NULL");

        void Add(string condition, string name, string? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            command.Parameters.AddWithValue(name, value);
        }
    }

    private static void AddTimes(SqliteCommand command, StreamQuery query, List<string> conditions)
    {
        if (query.CreatedFrom is { } from)
        {
            conditions.Add("s.created >= @from");
            command.Parameters.AddWithValue("@from", from.UtcTicks);
        }
        if (query.CreatedBefore is { } before)
        {
            conditions.Add("s.created < @before");
            command.Parameters.AddWithValue("@before", before.UtcTicks);
        }
        if (query.Position is { } position)
        {
            conditions.Add("(s.created, s.id) < (@created, @id)");
            command.Parameters.AddWithValue("@created", position.CreatedAt.UtcTicks);
            command.Parameters.AddWithValue("@id", position.StreamId);
        }
    }

    /// <summary>A tag names few streams, so those are looked up first.</summary>
    private static void AddTags(SqliteCommand command, StreamQuery query, List<string> conditions)
    {
        var number = 0;
        foreach (var (name, value) in query.Tags)
        {
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"s.key IN (SELECT stream FROM tag WHERE name = @tn{number} AND value = @tv{number})"));
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"@tn{number}"), name);
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"@tv{number}"), value);
            number++;
        }
    }
}
