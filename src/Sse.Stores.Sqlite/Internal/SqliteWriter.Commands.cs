using Sse.Primitives;

namespace Sse.Stores.Sqlite;

/// <summary>Commands to the owners of streams.</summary>
internal sealed partial class SqliteWriter
{
    public bool Send(StreamCommand command) => InTransaction(() =>
    {
        if (Find(command.StreamId) is not { IsCompleted: false } row)
            return false;
        _connection.Execute("INSERT OR IGNORE INTO command (id, stream, name, body) VALUES (@id, @stream, @name, @body)",
            ("@id", command.Id), ("@stream", row.Key), ("@name", command.Name), ("@body", command.Body));
        return true;
    });

    public bool Forget(IReadOnlyCollection<string> handled) => InTransaction(() =>
    {
        foreach (var id in handled)
            _connection.Execute("DELETE FROM command WHERE id = @id", ("@id", id));
        return true;
    });
}
