using Npgsql;
using Sse.Primitives;

namespace Sse.Stores.PostgreSql;

/// <summary>Takes streams over: under a lock on the stream's row, which a commit takes too.</summary>
internal static class StreamOwnership
{
    public static async Task<StreamOpenResult> OpenAsync(NpgsqlConnection connection, string channel, StreamOpening opening, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var outcome = await OpenAsync(connection, opening, cancellationToken).ConfigureAwait(false);
            if (outcome == StreamOpenOutcome.Opened)
                await connection.ExecuteAsync("SELECT pg_notify($1, $2)", cancellationToken, channel, StoreChange.Of([opening.StreamId]).ToString()).ConfigureAwait(false);
            var stream = await StreamReading.FindAsync(connection, opening.StreamId, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new StreamOpenResult(outcome, stream);
        }
    }

    private static async Task<StreamOpenOutcome> OpenAsync(NpgsqlConnection connection, StreamOpening opening, CancellationToken cancellationToken)
    {
        if (opening.From is null && await TryCreateAsync(connection, opening, cancellationToken).ConfigureAwait(false))
            return StreamOpenOutcome.Opened;
        await connection.ExecuteAsync("SELECT 1 FROM stream WHERE id = $1 FOR UPDATE", cancellationToken, opening.StreamId).ConfigureAwait(false);
        var stream = await StreamReading.FindAsync(connection, opening.StreamId, cancellationToken).ConfigureAwait(false);
        if (stream is null || (opening.From is { } from && from != stream.Epochs.Current))
            return StreamOpenOutcome.Moved;
        if (stream.IsCompleted)
            return StreamOpenOutcome.Completed;
        var epochs = stream.Epochs.Add(Math.Max(opening.Epoch, stream.Epochs.Current + 1), stream.Head);
        await connection.ExecuteAsync(
            "UPDATE stream SET epoch = $2, epochs = $3, owner = $4 WHERE id = $1",
            cancellationToken, opening.StreamId, epochs.Current, epochs.ToString(), opening.Owner).ConfigureAwait(false);
        return StreamOpenOutcome.Opened;
    }

    private static async Task<bool> TryCreateAsync(NpgsqlConnection connection, StreamOpening opening, CancellationToken cancellationToken)
    {
        var attributes = opening.Attributes;
        return await connection.ExecuteAsync(
            """
            INSERT INTO stream (id, epoch, epochs, first, head, bytes, owner, created, kind, name, status, tags)
            VALUES ($1, $2, $3, 1, 0, 0, $4, $5, $6, $7, $8, $9::jsonb) ON CONFLICT (id) DO NOTHING
            """, cancellationToken,
            opening.StreamId, opening.Epoch, new StreamEpochs(opening.Epoch).ToString(), opening.Owner, opening.Now.UtcDateTime,
            attributes.Kind, attributes.Name, attributes.Status, StreamTags.ToJson(attributes.Tags)).ConfigureAwait(false) == 1;
    }
}
