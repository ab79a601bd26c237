using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Sse.Stores.Sqlite;

/// <summary>Short forms of what every statement needs.</summary>
internal static class SqliteCommands
{
    /// <summary>A command with parameters, each a name and a value; the value may come later, for prepared ones.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Every caller passes text of its own; values travel as parameters.")]
    public static SqliteCommand CreateCommand(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.CreateCommand(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a prepared command with other values, in the order its parameters were given.</summary>
    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    /// <summary>
    /// Runs a body in a transaction by plain statements: prepared commands then need not be told of it one by one. Immediate takes the
    /// write lock at once.
    /// </summary>
    public static T InTransaction<T>(this SqliteConnection connection, bool immediate, Func<T> body)
    {
        connection.Execute(immediate ? "BEGIN IMMEDIATE" : "BEGIN");
        try
        {
            var result = body();
            connection.Execute("COMMIT");
            return result;
        }
        catch
        {
            TryRollback(connection);
            throw;
        }
    }

    public static async ValueTask AsVoid<T>(this ValueTask<T> task) => await task.ConfigureAwait(false);

    /// <summary>Some errors end the transaction by themselves; rolling back then fails, and the first error is the one to tell.</summary>
    private static void TryRollback(SqliteConnection connection)
    {
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // The connection is closed by its owner.
        }
    }
}
