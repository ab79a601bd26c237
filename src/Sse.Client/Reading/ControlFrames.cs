using System.Text;
using System.Text.Json;
using Sse.Primitives;

namespace Sse.Client;

/// <summary>The frames by which a server of this SDK speaks about a stream instead of in it.</summary>
internal static class ControlFrames
{
    public const string Snapshot = "stream.snapshot";
    public const string Closing = "stream.closing";

    public static bool IsControl(string eventType) => eventType is StreamGap.EventType or Snapshot or Closing;

    /// <summary>Tells the request's callbacks about a gap or a snapshot.</summary>
    /// <returns>False for a gap that nobody listens to.</returns>
    public static bool Report(SseRequest request, string eventType, in SseFrame frame)
    {
        if (eventType == StreamGap.EventType)
            request.OnGap?.Invoke(ParseGap(frame));
        else if (eventType == Snapshot)
            request.OnSnapshot?.Invoke(new(Encoding.UTF8.GetString(frame.Data), eventType) { EventId = Encoding.UTF8.GetString(frame.LastEventId) });
        return eventType != StreamGap.EventType || request.OnGap is not null;
    }

    /// <summary>Reads a gap. One whose body cannot be read is still a gap: after the last id, and nothing else is known.</summary>
    public static StreamGap ParseGap(in SseFrame frame)
    {
        var gap = new StreamGap(Encoding.UTF8.GetString(frame.LastEventId), default, default, EpochChanged: false);
        try
        {
            var reader = new Utf8JsonReader(frame.Data);
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    gap = ReadProperty(ref reader, gap);
        }
        catch (JsonException)
        {
            // See above: the event's name alone says that something is missing.
        }

        return gap;
    }

    private static StreamGap ReadProperty(ref Utf8JsonReader reader, StreamGap gap)
    {
        string name = reader.GetString()!;
        reader.Read();
        switch (name, reader.TokenType)
        {
            case ("requested", JsonTokenType.String):
                return gap with { Requested = reader.GetString()! };
            case ("firstAvailable", JsonTokenType.String) when StreamPosition.TryParse(reader.GetString(), out var position):
                return gap with { FirstAvailable = position };
            case ("head", JsonTokenType.String) when StreamPosition.TryParse(reader.GetString(), out var position):
                return gap with { Head = position };
            case ("epochChanged", JsonTokenType.True):
                return gap with { EpochChanged = true };
            default:
                reader.Skip();
                return gap;
        }
    }
}
