using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Sse.Primitives;

namespace Sse.Stores.PostgreSql;

/// <summary>
/// Turns a <see cref="StreamQuery"/> into one statement. Each condition has an index that also gives the order, so a page costs
/// what it shows; the database chooses among them by how many streams each one leaves.
/// </summary>
internal static class StreamListing
{
    public static async Task<StreamPage> ListAsync(NpgsqlConnection connection, StreamQuery query, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        Build(command, query);
        return query.PageOf(await StreamReading.ReadStreamsAsync(command, cancellationToken).ConfigureAwait(false));
    }

    internal static void Build(NpgsqlCommand command, StreamQuery query)
    {
        var conditions = new List<string>();
        Add("s.kind = ", query.Kind);
        Add("s.name = ", query.Name);
        Add("s.status = ", query.Status);
        if (query.IsCompleted is { } completed)
            conditions.Add(completed ? "s.completed IS NOT NULL" : "s.completed IS NULL");
        Add("s.created >= ", query.CreatedFrom?.UtcDateTime);
        Add("s.created < ", query.CreatedBefore?.UtcDateTime);
        if (query.Position is { } position)
            conditions.Add($"(s.created, s.id) < ({Parameter(position.CreatedAt.UtcDateTime)}, {Parameter(position.StreamId)})");
        if (query.Tags.Count > 0)
            conditions.Add($"s.tags @> {Parameter(StreamTags.ToJson(query.Tags), NpgsqlDbType.Jsonb)}");
        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        command.CommandText = $"SELECT {StreamReading.Columns} FROM stream s{where} ORDER BY s.created DESC, s.id DESC LIMIT {Parameter(query.Limit + 1)}";

        void Add(string condition, object? value)
        {
            if (value is not null)
                conditions.Add(condition + Parameter(value));
        }

        string Parameter(object value, NpgsqlDbType? type = null)
        {
            var parameter = new NpgsqlParameter { Value = value };
            if (type is { } special)
                parameter.NpgsqlDbType = special;
            command.Parameters.Add(parameter);
            return string.Create(CultureInfo.InvariantCulture, $"${command.Parameters.Count}");
        }
    }
}
